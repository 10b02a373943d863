"""Was this written by a person? (RFC 3834, and what programs did before it.)"""

import re

from .headers import Headers

AUTOMATIC_PRECEDENCE = {"auto_reply", "auto-reply", "bulk", "junk"}
MARKS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-mail-autoreply")
LIST_MARKS = ("list-id", "list-post", "list-unsubscribe", "x-mailing-list")
ABSENCE = re.compile(
    r"(automatische antwort|automatic reply|auto:|autoreply|auto-reply|out of office|"
    r"abwesenheit|abwesend|réponse automatique)",
    re.I,
)


def automatic_reason(headers: Headers) -> str | None:
    """Why this counts as written by a program, or None."""
    submitted = _word(headers, "auto-submitted")
    if submitted not in ("", "no"):
        return submitted[:100]
    if (precedence := _word(headers, "precedence")) in AUTOMATIC_PRECEDENCE:
        return f"precedence: {precedence}"
    for mark in MARKS:
        if mark in headers and _word(headers, mark) not in ("no", "false"):
            return mark
    # Alone it only asks for no answer; Outlook sets it on some letters of people, too.
    if "x-auto-response-suppress" in headers and ABSENCE.match(headers.text("subject")):
        return "x-auto-response-suppress"
    return None


def is_list_mail(headers: Headers) -> bool:
    return _word(headers, "precedence") == "list" or any(mark in headers for mark in LIST_MARKS)


def _word(headers: Headers, name: str) -> str:
    return headers.first(name).partition(";")[0].partition("(")[0].strip().lower()
