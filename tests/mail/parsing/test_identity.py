import base64

import pytest

from tresen.mail.parsing import parse

from .letters import letter

HEADERS = {"To": "support@t.example", "Message_ID": "<a@b>", "Date": "3 Mar 2026 10:11 +0100"}
RAW = letter("Grüße\naus Köln\n", Content_Type="text/plain; charset=utf-8", **HEADERS)
ENCODED = letter(
    base64.encodebytes("Grüße\r\naus Köln\r\n".encode()),
    Content_Type="text/plain; charset=utf-8",
    Content_Transfer_Encoding="base64",
    **HEADERS,
)
SAME = {
    "other line ends": RAW.replace(b"\n", b"\r\n"),
    "trace": b"Received: from x\nReturn-Path: <a@b.de>\nDelivered-To: y\nX-Spam: no\n" + RAW,
    "folded": RAW.replace(b"To: ", b"To:\n "),
    "encoded in transit": ENCODED,
    "blank end": RAW + b"\n\n",
}
OTHER = {
    "body": RAW.replace(b"aus", b"von"),
    "subject": RAW.replace(b"Drucker", b"Dr\xc3\xbccker"),
    "sender": RAW.replace(b"erika", b"bo"),
    "recipient": RAW.replace(b"support", b"notfall"),
    "date": RAW.replace(b"10:11", b"10:12"),
    "id": RAW.replace(b"<a@b>", b"<c@d>"),
    "copy": b"Cc: c@d.de\n" + RAW,
}


@pytest.mark.parametrize("raw", SAME.values(), ids=SAME)
def test_transit_leaves_the_hash_alone(raw):
    assert parse(raw).content_hash == parse(RAW).content_hash


@pytest.mark.parametrize("raw", OTHER.values(), ids=OTHER)
def test_another_letter_has_another_hash(raw):
    assert parse(raw).content_hash != parse(RAW).content_hash
