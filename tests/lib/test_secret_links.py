import logging
from base64 import b64decode, encodebytes

import pytest

from tresen.lib.logs import DJANGO
from tresen.lib.secret_links import NoTokens, mail_without_tokens, without_tokens

KEY = "2-cz1m9c-0123456789abcdef0123456789abcdef"
TOKEN = "kX9_sd-fGh2JkLmN8pQrStUvWxYz0123"


@pytest.mark.parametrize(
    "text",
    [
        f"Hier entscheiden: https://tresen.example/decisions/{TOKEN}/",
        f'<a href="https://tresen.example/decisions/{TOKEN}/">Zustimmen</a>',
        f"https://links.example/?url=https%3A%2F%2Ftresen.example%2Fdecisions%2F{TOKEN}%2F",
        f"> https://tresen.example/decisions/{TOKEN[:9]}=\r\n{TOKEN[9:]}/",
        f"> https://tresen.example/decisions=2F{TOKEN}/",
        f"> https://tresen.example/decisions/\r\n> {TOKEN}/",
        f"https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3Ddecisions%252F{TOKEN}%252F",
    ],
)
def test_the_token_is_left_out_and_the_rest_stays(text):
    masked = without_tokens(text)

    assert TOKEN[:9] not in masked
    assert TOKEN[9:] not in masked
    assert "••••" in masked
    assert masked.startswith(text.split("decisions")[0])


@pytest.mark.parametrize(
    "link",
    [
        f"https://tresen.example/account/password/reset/key/{KEY}/",
        f"> https://tresen.example/account/pass=\r\nword/reset/key/{KEY[:9]}=\r\n{KEY[9:]}/",
        f"https://a.example/?u=%2Faccount%2Fpassword%2Freset%2Fkey%2F{KEY}%2F",
        f"> https://tresen.example/account/password/reset/key/\r\n> {KEY}/",
    ],
)
def test_nor_is_the_key_to_an_account_shown(link):
    masked = without_tokens(link)

    assert KEY[9:] not in masked
    assert "••••" in masked


def test_other_links_stay_as_they_are():
    assert without_tokens("https://tresen.example/tickets/4821-9375/") == (
        "https://tresen.example/tickets/4821-9375/"
    )


def test_no_log_names_it():
    record = logging.makeLogRecord({"msg": "Gone: %s", "args": (f"/decisions/{TOKEN}/",)})
    NoTokens().filter(record)

    assert record.getMessage() == "Gone: /decisions/••••/"
    assert "no_tokens" in DJANGO["handlers"]["stderr"]["filters"]


def quoted(link):
    """A reply in Base64, as many mail programs send what has umlauts."""
    return b"From: Erika\r\n\r\n" + encodebytes(f"Schön.\n> {link}\n> Grüße".encode())


def test_a_raw_mail_tells_no_token_in_base64_either():
    masked = mail_without_tokens(quoted(f"https://tresen.example/decisions/{TOKEN}/"))
    head, _blank, body = masked.partition(b"\r\n\r\n")

    assert head == b"From: Erika"
    assert b64decode(body).decode() == "Schön.\n> https://tresen.example/decisions/••••/\n> Grüße"


def test_a_raw_mail_tells_no_token_that_was_cut_softly():
    masked = mail_without_tokens(f"> https://tresen.example/deci=\r\nsions/{TOKEN}/".encode())

    assert masked == "> https://tresen.example/deci=\r\nsions/••••/".encode()


@pytest.mark.parametrize(
    "mail", [bytes(range(256)) * 9, quoted("https://tresen.example/tickets/4821-9375/")]
)
def test_any_other_mail_stays_as_it_is_to_the_byte(mail):
    assert mail_without_tokens(mail) == mail
