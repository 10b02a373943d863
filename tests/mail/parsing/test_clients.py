"""The new text of a reply is always visible, and only what was quoted or appended folds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import parse

from .clients import CLIENTS, OURS, QUOTED, plain
from .letters import reply_text


def written(text):
    return [line for line in text.split("\n") if line.strip("> ")]


@pytest.mark.parametrize(("raw", "new", "folds"), CLIENTS.values(), ids=CLIENTS)
def test_new_text_is_visible_and_the_rest_folds(raw, new, folds):
    mail = parse(raw)

    assert mail.reply_text == new
    assert len(written(mail.text)) - len(written(mail.reply_text)) == folds


# Words that begin no introduction, signature or quote.
LINES = st.lists(
    st.text(st.sampled_from("abcäöü ,.!?"), min_size=1, max_size=60).filter(str.strip),
    min_size=1,
    max_size=8,
)
HISTORY = {
    "quoted": f"Am 03.03.26 um 10:11 schrieb Kim:\n{QUOTED}",
    "unmarked": "Von: Kim <k@t.example>\nGesendet: 3. März 2026 10:11\nAn: E\nBetreff: x\n\n"
    + OURS,
    "signed": "-- \nErika",
    "none": "",
}


@pytest.mark.parametrize("history", HISTORY.values(), ids=HISTORY)
@given(lines=LINES)
def test_every_line_of_the_writer_survives_above_what_was_quoted(history, lines):
    mail = parse(plain("\n".join(lines) + "\n\n" + history))

    assert written(mail.reply_text) == written("\n".join(lines).strip())


@given(above=LINES, between=LINES, below=LINES)
def test_every_line_of_the_writer_survives_around_what_was_quoted(above, between, below):
    quote = "\n> Strom?\n> Papier?\n"
    texts = ["\n".join(lines).strip() for lines in (above, between, below)]
    text = f"Am 03.03.26 um 10:11 schrieb Kim:{quote}" + quote.join(texts)

    assert written(reply_text(text, answers=True)) == written("\n".join(texts))
