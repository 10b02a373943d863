"""What the parser promises of any bytes at all."""

import json
from dataclasses import asdict

from tresen.cli.mail_parse import as_json
from tresen.mail.parsing import judge, parse, parse_head
from tresen.mail.parsing.rtf import LARGEST

# A sign may stand for a few: a line break within nine quotes, the name of a link.
GROWTH = 20


def keep_promises(raw: bytes) -> None:
    """Total and deterministic; what comes out can be stored and printed, and is not endless."""
    mail, head = parse(raw), parse_head(raw)
    judge(mail, trusted=["mx"])

    assert parse(raw) == mail
    assert_storable(mail)
    assert_storable(head)
    assert head.attachments[0].content == raw
    assert size(mail) <= GROWTH * len(raw) + 2 * LARGEST + 1000
    assert mail.reply_text.strip() or not mail.text.strip()


def assert_storable(mail):
    # What servers wrote is judged as it came, and neither kept nor shown.
    strings = list(strings_in(asdict(mail) | {"authentication_results": ()}))

    assert json.dumps(as_json(mail), ensure_ascii=False).encode()
    assert isinstance("".join(strings).encode(), bytes)
    assert not any("\0" in string for string in strings)


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def size(mail):
    enclosed = sum(attachment.size for attachment in mail.attachments)
    return len(mail.text) + len(mail.reply_text) + len(mail.html or "") + enclosed
