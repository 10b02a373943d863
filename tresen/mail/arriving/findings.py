"""What the parser noticed besides words, as plain JSON: small, whatever came in."""

from dataclasses import asdict
from datetime import timedelta

MOST = 50
LONGEST = 320
# Clocks of senders are wrong, and a letter may wait for days on its way.
AHEAD, BEHIND = timedelta(days=1), timedelta(days=7)


def findings_of(parsed, mail):
    """Only what there is to say; `recipients` is the true number where not all are named."""
    found = {
        "to": _short(parsed.to),
        "cc": _short(parsed.cc),
        "recipients": _beyond(len(parsed.to) + len(parsed.cc)),
        "reply_to": _short(each for each in parsed.reply_to if each != parsed.from_email),
        "sender": _other_than(parsed.from_email, parsed.sender),
        "protection": parsed.protection,
        "invitation": _facts(parsed.invitation),
        "complaint": _facts(parsed.complaint),
        "delay": _facts(parsed.bounce) if parsed.bounce and not parsed.is_bounce else {},
        "forwarded": [
            {"name": each.name[:120], "email": each.email[:LONGEST]} for each in parsed.forwarded
        ],
        "auto_submitted": (parsed.auto_submitted or "")[:LONGEST],
        "is_list": parsed.is_list,
        "list_id": parsed.list_id,
        "defects": _short(parsed.defects),
        "unreadable": mail.error[:LONGEST],
        "date": _oddness(parsed.date, mail.received_at),
    }
    return {name: value for name, value in found.items() if value}


def _short(texts):
    return [text[:LONGEST] for text, _ in zip(texts, range(MOST), strict=False)]


def _beyond(number):
    return number if number > MOST else 0


def _other_than(known, text):
    return text[:LONGEST] if text != known else ""


def _facts(told):
    facts = asdict(told) if told else {}
    return {name: value[:LONGEST] for name, value in facts.items() if value}


def _oddness(written, received):
    """missing, future, long_ago; what is usual has no name."""
    if written is None:
        return "missing"
    if written > received + AHEAD:
        return "future"
    return "long_ago" if written < received - BEHIND else ""
