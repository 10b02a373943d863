"""What we have signed proves something until half a year after the last word or letter of ours."""

from datetime import timedelta

import pytest
from django.utils import translation

from tests.costs.offering import offered_on
from tests.mail.arriving.test_belonging import RECEIVED, SIGNED, UNSIGNED
from tests.mail.post import STRANGER, SUPPORT, mail, take
from tresen.mail.arriving.belonging import HOLDS_FOR
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.told import belongs_because, why
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"
SECOND = timedelta(seconds=1)
QUOTED = {
    "marker": lambda letter: {
        "text": f"Weiter geht's.\n\nAm 03.03.26 um 10:11 schrieb Kim:\n> {last_line(letter)}"
    }
}
each_way = pytest.mark.parametrize(
    "evidence",
    [*SIGNED.values(), *UNSIGNED.values(), *QUOTED.values()],
    ids=[*SIGNED, *map("received {}".format, UNSIGNED), *QUOTED],
)
each_signed = pytest.mark.parametrize("evidence", SIGNED.values(), ids=SIGNED)


def last_line(letter):
    return letter.text.strip().splitlines()[-1]


def write(letter, headers, *, after, sender=BASHIR):
    """A mail that comes so long after the last word of the letter's ticket."""
    kept = take(mail(sender, **headers), headers.get("To", SUPPORT))
    at = Ticket.objects.get(pk=letter.ticket_id).last_at + after
    IncomingMail.objects.filter(pk=kept.pk).update(received_at=at)
    return file_now(kept)


@each_way
@pytest.mark.parametrize("after", [HOLDS_FOR - SECOND, HOLDS_FOR])
def test_until_then_a_reply_joins(letter, evidence, after):
    filed = write(letter, evidence(letter), after=after)

    assert (filed.outcome, filed.ticket) == ("replied", letter.ticket)


@each_way
def test_a_second_later_it_opens_a_ticket_with_a_proposed_link(letter, evidence):
    filed = write(letter, evidence(letter), after=HOLDS_FOR + SECOND)

    link = filed.ticket.links.get()
    assert (filed.outcome, filed.reason, filed.evidence) == ("opened", "too_late", "")
    assert (link.to, link.proposed) == (letter.ticket, True)
    assert filed.ticket.contact == letter.person


@pytest.mark.parametrize(
    ("later", "outcome"),
    [(-SECOND, "followed_up"), (timedelta(), "followed_up"), (SECOND, "opened")],
)
def test_of_a_closed_ticket_it_counts_from_the_closing(letter, bashir, later, outcome):
    silence, ticket = timedelta(days=40), letter.ticket
    at = ticket.last_at + silence
    ticket.close(Said(""), result="withdrawn", by=bashir, at=at)
    headers = {"In_Reply_To": letter.rfc_message_id}
    filed = write(letter, headers, after=silence + HOLDS_FOR + later)

    assert (filed.outcome, filed.ticket.links.get().to) == (outcome, letter.ticket)


@each_signed
def test_who_is_no_party_leaves_nothing_there_any_more(letter, evidence):
    before = letter.ticket.messages.count(), letter.ticket.events.count()
    filed = write(letter, evidence(letter), after=HOLDS_FOR + SECOND, sender=STRANGER)

    assert filed.reason == "too_late"
    assert (letter.ticket.messages.count(), letter.ticket.events.count()) == before


@each_signed
def test_nobody_but_its_writer_gets_a_letter(letter, evidence):
    before = set(OutgoingMail.objects.values_list("pk", flat=True))
    write(letter, evidence(letter), after=HOLDS_FOR + SECOND, sender=STRANGER)

    assert {new.to for new in OutgoingMail.objects.exclude(pk__in=before)} == {STRANGER}


def test_an_id_that_anybody_may_know_shows_a_stranger_no_link(letter):
    headers = {"In_Reply_To": RECEIVED}
    filed = write(letter, headers, after=HOLDS_FOR + SECOND, sender=STRANGER)

    assert (filed.outcome, filed.reason) == ("opened", "no_party_there")
    assert not filed.ticket.links.exists()


def test_whoever_speaks_again_lets_it_hold_again(letter, kim):
    at = letter.ticket.last_at + timedelta(days=100)
    letter.ticket.answer(Said("Wie steht es?"), by=kim, at=at)
    filed = write(letter, {"In_Reply_To": letter.rfc_message_id}, after=HOLDS_FOR)

    assert filed.ticket == letter.ticket


def test_so_does_a_letter_of_ours(letter, sam):
    """A quote that is open for most of a year is recalled before it ends."""
    quote = offered_on(letter.ticket, by=sam, at=letter.created_at, days=300)
    at = letter.created_at + timedelta(days=298)
    letter.ticket.record(Event.Kind.QUOTE_REMINDED, by=sam, at=at, quote=quote.pk)
    recalled = letter.ticket.letters.get(kind="quote_ends")
    filed = write(letter, {"In_Reply_To": recalled.rfc_message_id}, after=timedelta(days=299))

    assert filed.ticket == letter.ticket


def test_a_younger_ticket_that_it_also_points_to_takes_it(letter, house):
    younger = write(letter, {"Subject": "Keller"}, after=timedelta(days=170)).ticket
    address = younger.letters.get().reply_to
    headers = {"In_Reply_To": letter.rfc_message_id, "To": address, "Subject": "Re: Keller"}
    filed = write(letter, headers, after=HOLDS_FOR + SECOND)

    assert (filed.ticket, filed.evidence) == (younger, "signed_address")


@pytest.mark.parametrize(
    ("language", "words"), [("de", "seit einem halben"), ("en", "half a year")]
)
def test_the_reason_stands_on_the_message(letter, language, words):
    headers = {"In_Reply_To": letter.rfc_message_id}
    filed = write(letter, headers, after=HOLDS_FOR + SECOND)
    with translation.override(language):
        said = str(why(filed))

    assert words in said
    assert not belongs_because(filed)
