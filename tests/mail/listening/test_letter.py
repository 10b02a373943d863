"""The text of a letter as SMTP sends it, in pieces as the net brings them."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.listening.exchange import Exchange
from tresen.mail.listening.letter import IN_MEMORY, Letter, Text
from tresen.mail.listening.limits import Limits

BITS = [b"\r\n", b".", b"\r", b"\n", b"x", b"\r\n.", b"\r\n.\r", b"\0", b"\xff"]
PIECES = st.lists(st.sampled_from(BITS), max_size=40)


def heard(pieces):
    """The text, and what came behind its end; None if it did not end."""
    text, pieces = Text(), iter(pieces)
    said = b"".join(text.feed(piece) for piece in takewhile(lambda _: text.rest is None, pieces))
    return said[2:], text.rest


def ending(pieces):
    """Whatever comes behind the end is no text any more."""
    return heard([*pieces, b"\r\n.\r\n"])[0]


def cut(raw, places):
    edges = sorted({0, *(place % (len(raw) + 1) for place in places), len(raw)})
    return [raw[start:end] for start, end in zip(edges, edges[1:], strict=False)]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b".\r\n", b""),
        (b"\r\n.\r\n", b"\r\n"),
        (b"Hallo\r\n.\r\n", b"Hallo\r\n"),
        (b"..\r\n.\r\n", b".\r\n"),
        (b"a\r\n..b\r\n...\r\n.\r\n", b"a\r\n.b\r\n..\r\n"),
    ],
)
def test_dots_that_smtp_adds_are_taken_away(sent, text):
    assert heard([sent]) == (text, b"")


@pytest.mark.parametrize(
    "end", [b"\n.\n", b"\r.\r", b"\n.\r\n", b"\r\n.\n", b"\r\n.\r", b"\r\n\0.\r\n"]
)
def test_only_one_end_is_an_end(end):
    said, rest = heard([b"Hallo" + end + b"MAIL FROM:<ceo@bank.example>\r\n"])

    assert rest is None
    assert said.startswith(b"Hallo") and b"ceo@bank.example" in said


@given(PIECES, st.lists(st.integers(min_value=0, max_value=200)))
def test_it_does_not_matter_how_the_net_cuts_it(bits, places):
    raw = b"".join(bits)

    assert ending(cut(raw, places)) == ending([raw])


@given(st.lists(st.sampled_from([b"", b".", b"..", b".x", b"x", b"\n.", b"x\r.\n"]), max_size=20))
def test_what_was_dotted_comes_out_as_it_was(lines):
    text = b"".join(line + b"\r\n" for line in lines)
    sent = b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)

    assert heard([sent + b".\r\nQUIT\r\n"]) == (text, b"QUIT\r\n")


@pytest.fixture
def exchange():
    return Exchange(Limits(bytes_waiting=3 * IN_MEMORY, bytes_waiting_each=2 * IN_MEMORY), ())


def written(exchange, peer, size):
    line = exchange.line(peer)
    exchange.lines.add(line)
    letter = Letter(exchange, line)
    letter.add(b"\r\n" + b"x" * size)
    return letter


def test_a_letter_is_read_as_it_was_written(exchange):
    text = b"x" * (IN_MEMORY + 1)

    assert written(exchange, "192.0.2.1", len(text)).read() == text


def test_what_one_stranger_leaves_lying_is_bounded(exchange):
    first = written(exchange, "192.0.2.1", 2 * IN_MEMORY)
    second = written(exchange, "192.0.2.1", IN_MEMORY + 1)

    assert (first.refusal, second.refusal[:9]) == ("", "452 4.3.1")


def test_small_letters_always_find_room(exchange):
    written(exchange, "192.0.2.1", 2 * IN_MEMORY)

    assert written(exchange, "192.0.2.1", IN_MEMORY).refusal == ""


def test_a_letter_that_is_done_makes_room(exchange):
    with written(exchange, "192.0.2.1", 2 * IN_MEMORY):
        pass

    assert written(exchange, "192.0.2.1", 2 * IN_MEMORY).refusal == ""


def test_what_all_leave_lying_is_bounded(exchange):
    written(exchange, "192.0.2.1", 2 * IN_MEMORY)

    second = written(exchange, "192.0.2.2", IN_MEMORY + 1)
    assert second.refusal.startswith("452 4.3.1")
