"""Our marker at the end of a letter leads back to its ticket, where headers were rewritten."""

import pytest

from tests.mail.post import STRANGER, mail, receive
from tresen.lib.tokens import markers_in

BASHIR = "bashir@business.example"
INTRODUCTIONS = [
    "Am 2. März 2026 um 10:00 schrieb Tresen <support@tresen.example>:",
    "On Mon, 2 Mar 2026 at 10:00, Tresen <support@tresen.example> wrote:",
]


def marker_of(letter):
    (marker,) = markers_in(letter.text)
    return marker


def quoted(text, introduction=INTRODUCTIONS[0]):
    lines = "\n".join(f"> {line}" for line in text.splitlines())
    return f"Er brennt noch.\n\n{introduction}\n\n{lines}"


def reply(text, sender=BASHIR, **headers):
    """No header that a mail program sets is left."""
    return receive(mail(sender, text, Subject="Re: Ihre Nachricht", **headers))


def test_each_letter_of_a_ticket_ends_with_it(letter):
    marker = marker_of(letter)

    assert letter.text.strip().endswith(f"\n{marker}")
    assert markers_in(letter.html) == [marker]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_a_quote_of_it_joins_its_ticket(letter, introduction):
    filed = reply(quoted(letter.text, introduction))

    assert (filed.outcome, filed.ticket) == ("replied", letter.ticket)
    assert filed.evidence == "marker"
    assert filed.message.text == "Er brennt noch."


def test_so_does_one_that_the_program_shouts_and_quotes_again(letter):
    text = quoted(letter.text).replace(marker_of(letter), f"> {marker_of(letter).upper()}")

    assert reply(text).ticket == letter.ticket


def as_html(body):
    return "\n".join(
        [
            "--x\nContent-Type: text/plain\n\nEr brennt noch.",
            f"--x\nContent-Type: text/html\n\n<p>Er brennt noch.</p>{body}\n--x--",
        ]
    )


TWO_FORMS = {"Content_Type": "multipart/alternative; boundary=x"}


def test_a_quote_that_stands_only_in_the_html_counts(letter):
    filed = reply(as_html(f"<blockquote>{letter.html}</blockquote>"), **TWO_FORMS)

    assert (filed.ticket, filed.evidence) == (letter.ticket, "marker")


def test_a_letter_forwarded_in_html_is_something_new(letter):
    head = "<div>---------- Forwarded message ---------<br>Von: Tresen</div>"
    body = as_html(f"<div class=gmail_quote>{head}<blockquote>{letter.html}</blockquote></div>")

    assert reply(body, **TWO_FORMS).outcome == "opened"


def test_html_without_a_quote_does_not(letter):
    assert reply(as_html(f"<p>{marker_of(letter)}</p>"), **TWO_FORMS).outcome == "opened"


def wrong_letter(marker):
    return marker[:9] + ("a" if marker[9] != "a" else "b") + marker[10:]


WRONG = {
    "a wrong letter": wrong_letter,
    "cut off": lambda marker: marker[:-1],
    "one letter more": lambda marker: f"{marker}a",
    "without its sign": lambda marker: marker.removeprefix("ref-"),
    "a reply address": lambda marker: "support+" + marker.removeprefix("ref-"),
    "a bare number": lambda marker: "[4821-9375]",
    "nonsense": lambda marker: "ref-" + "a" * 32,
}


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_what_is_not_wholly_ours_is_no_evidence(letter, spoil):
    marker = marker_of(letter)
    filed = reply(quoted(letter.text.replace(marker, spoil(marker))))

    assert (filed.outcome, filed.evidence) == ("opened", "")


@pytest.mark.parametrize("text", ["{}", "Was heißt {}?\n\nGrüße\nBashir", "-- \n{}"])
def test_what_the_writer_says_themselves_is_none(letter, text):
    assert reply(text.format(marker_of(letter))).outcome == "opened"


def test_a_forwarded_letter_is_something_new(letter):
    forward = "---------- Forwarded message ---------\nFrom: Tresen <support@tresen.example>\n\n"
    raw = mail(BASHIR, f"Was ist das?\n\n{forward}{letter.text}", Subject="Fwd: Ihre Nachricht")

    assert receive(raw).outcome == "opened"


def test_a_stranger_with_a_marker_is_a_third_party(letter):
    filed = reply(quoted(letter.text), STRANGER)

    assert (filed.reason, filed.evidence) == ("third_party", "marker")
    assert filed.message.audience == "staff"


def test_the_newest_quote_counts(letter, kim):
    other = receive(mail(BASHIR, "Der Keller brennt.", Subject="Keller")).ticket
    older = other.letters.get()
    text = quoted(letter.text) + "\n" + quoted(older.text).partition("\n\n")[2].replace(">", ">>")

    assert reply(text).ticket == letter.ticket


@pytest.mark.parametrize("killer", ["ref-", "ref-a", "> ref-" + "a" * 31 + "\n", "<blockquote"])
def test_however_often_something_like_it_stands_there(house, killer):
    assert reply(quoted(killer * 40_000)).outcome == "opened"
