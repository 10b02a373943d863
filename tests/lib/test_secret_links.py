import logging

import pytest

from tresen.lib.logs import DJANGO
from tresen.lib.secret_links import NoTokens, without_tokens

TOKEN = "kX9_sd-fGh2JkLmN8pQrStUvWxYz0123"


@pytest.mark.parametrize(
    "text",
    [
        f"Hier entscheiden: https://tresen.example/decisions/{TOKEN}/",
        f'<a href="https://tresen.example/decisions/{TOKEN}/">Zustimmen</a>',
        f"https://links.example/?url=https%3A%2F%2Ftresen.example%2Fdecisions%2F{TOKEN}%2F",
        f"> https://tresen.example/decisions/{TOKEN[:9]}=\r\n{TOKEN[9:]}/",
    ],
)
def test_the_token_is_left_out_and_the_rest_stays(text):
    masked = without_tokens(text)

    assert TOKEN[:9] not in masked
    assert TOKEN[9:] not in masked
    assert "••••" in masked
    assert masked.startswith(text.split("decisions")[0])


def test_other_links_stay_as_they_are():
    assert without_tokens("https://tresen.example/tickets/4821-9375/") == (
        "https://tresen.example/tickets/4821-9375/"
    )


def test_no_log_names_it():
    record = logging.makeLogRecord({"msg": "Gone: %s", "args": (f"/decisions/{TOKEN}/",)})
    NoTokens().filter(record)

    assert record.getMessage() == "Gone: /decisions/••••/"
    assert "no_tokens" in DJANGO["handlers"]["stderr"]["filters"]
