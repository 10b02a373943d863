"""From bytes to a letter: whatever the bytes are, and always the same for the same bytes."""

from collections.abc import Iterable
from dataclasses import replace

from .addresses import Mailbox, read_mailboxes
from .automatic import (
    automatic_reason,
    has_null_sender,
    is_list_mail,
    is_sent_to_many,
    list_id,
)
from .bodies import Reader
from .bounces import find_bounce, is_report
from .complaints import find_complaint
from .dates import read_date
from .forwards import forwarded_in
from .headers import Headers
from .identity import content_hash
from .invitations import find_invitation
from .letter import Attachment, ParsedMail
from .message_ids import read_message_id, read_message_ids
from .parts import Dissection, Part
from .places import with_names
from .protection import strongest
from .quotes import is_answer, read_reply

NOBODY = Mailbox("", "")


def parse(raw: bytes) -> ParsedMail:
    defects: list[str] = []
    start = len(raw) - len(raw.lstrip(b"\r\n"))
    # Only the line ends of very old programs: elsewhere a lone CR is part of the text.
    lines = raw if b"\n" in raw else raw.replace(b"\r", b"\n")
    root = Dissection(lines, defects).part(start, len(lines))
    return letter_of(root, defects)


def letter_of(root: Part, defects: list[str]) -> ParsedMail:
    headers = root.headers
    reader = Reader(defects)
    reading = reader.read_all(root)
    text = with_names(reading.text, reader.attachments)
    author = _author(headers, defects)
    subject = headers.text("subject")
    in_reply_to = _newest(read_message_ids(headers.first("in-reply-to")))
    references = read_message_ids(" ".join(headers.all("references")))
    answers = is_answer(subject, in_thread=bool(in_reply_to or references))
    reply = read_reply(text, answers=answers)
    bounce = find_bounce(root, author.email, reading.text)
    reason = automatic_reason(headers, quotes_history=reply.quotes_history)
    reason = reason or ("report" if bounce or is_report(root) else None)
    return ParsedMail(
        from_email=author.email,
        from_name=author.name,
        to=_emails(headers, "to"),
        cc=_emails(headers, "cc"),
        subject=subject,
        date=read_date(headers.text("date")),
        message_id=read_message_id(headers.first("message-id")),
        in_reply_to=in_reply_to,
        references=tuple(references),
        text=text,
        reply_text=reply.text,
        html=reading.html,
        attachments=tuple(_shown_inline(reader.attachments, reading.html or "")),
        is_auto_reply=reason is not None,
        is_bounce=bounce is not None and bounce.is_final,
        defects=tuple(dict.fromkeys(defects)),
        quotes_history=reply.quotes_history,
        sender=next(iter(_emails(headers, "sender")), ""),
        reply_to=_emails(headers, "reply-to"),
        is_list=is_list_mail(headers) or (reason is None and is_sent_to_many(headers)),
        auto_submitted=reason,
        bounce=bounce,
        complaint=find_complaint(root, reading.text),
        invitation=find_invitation(reader.leaves),
        protection=strongest(reader.protections),
        authentication_results=headers.all("authentication-results"),
        return_path_empty=has_null_sender(headers),
        content_hash=content_hash(root),
        list_id=list_id(headers),
        forwarded=forwarded_in(subject, text, reader.attachments),
    )


def _author(headers: Headers, defects: list[str]) -> Mailbox:
    if len(headers.all("from")) > 1:
        defects.append("from-repeated")
    found = read_mailboxes(headers.first("from"))
    if not found:
        defects.append("from-missing")
        found = read_mailboxes(headers.first("sender"))
    elif "@" not in headers.first("from"):
        defects.append("from-encoded")
    if len({mailbox.email.lower() for mailbox in found}) > 1:
        defects.append("from-several")
    return found[0] if found else NOBODY


def _emails(headers: Headers, name: str) -> tuple[str, ...]:
    found = read_mailboxes(", ".join(headers.all(name)))
    return tuple(dict.fromkeys(mailbox.email for mailbox in found))


def _newest(ids: list[str]) -> str | None:
    return ids[0] if ids else None


def _shown_inline(attachments: Iterable[Attachment], html: str) -> Iterable[Attachment]:
    """A picture that the text shows is inline, whatever its part calls itself."""
    for attachment in attachments:
        is_shown = bool(attachment.content_id) and f"cid:{attachment.content_id}" in html
        yield replace(attachment, inline=True) if is_shown else attachment
