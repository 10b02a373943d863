import pytest

from tests.cast import berlin
from tresen.costs.models import Consent
from tresen.costs.telling import says_yes
from tresen.tickets.models import Event
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db


def told(ticket):
    events = ticket.events.filter(kind=Event.Kind.COSTS_TOLD).order_by("id")
    return [(each.facts["verdict"], each.facts["by_letter"]) for each in events]


def costs_letters(ticket):
    return ticket.letters.filter(kind="costs")


def test_a_new_ticket_says_what_it_costs_in_its_confirmation(new_domain, erika):
    letter = new_domain.letters.get(kind="opened")

    assert told(new_domain) == [("consent_needed", False)]
    assert "30,00\xa0€ netto (35,70\xa0€ brutto) je angefangene Viertelstunde" in letter.text
    assert "/decisions/" in letter.text
    assert not costs_letters(new_domain)


def test_a_mail_without_a_kind_tells_no_costs(mailbox_is_full):
    assert told(mailbox_is_full) == []
    assert "/decisions/" not in mailbox_is_full.letters.get().text


def test_sorted_as_something_costly_a_letter_says_so(mailbox_is_full, kim):
    mailbox_is_full.sort_as("configuration", by=kim, at=berlin("mon", "10:30"))

    assert told(mailbox_is_full) == [("consent_needed", True)]
    assert "Ihre Zustimmung fehlt noch" in costs_letters(mailbox_is_full).get().text


def test_who_learns_of_new_costs_also_learns_that_we_answer_earlier(mailbox_is_full, kim):
    mailbox_is_full.sort_as("emergency", by=kim, at=berlin("mon", "10:30"))
    early = costs_letters(mailbox_is_full).get().text
    mailbox_is_full.sort_as("configuration", by=kim, at=berlin("mon", "10:40"))
    later = costs_letters(mailbox_is_full).latest("id").text

    assert "jetzt früher: spätestens am Montag, 2. März 2026, 11:00 Uhr (MEZ)" in early
    assert "früher" not in later


def test_a_deadline_that_has_passed_is_not_called_earlier(mailbox_is_full, kim):
    mailbox_is_full.sort_as("emergency", by=kim, at=berlin("mon", "15:00"))

    assert "früher" not in costs_letters(mailbox_is_full).get().text


def test_sorted_as_something_free_nobody_is_written_to(mailbox_is_full, kim):
    mailbox_is_full.sort_as("fault", by=kim, at=berlin("mon", "10:30"))

    assert told(mailbox_is_full) == [("free", False)]
    assert not costs_letters(mailbox_is_full)


def test_who_may_not_agree_reads_who_may(mailbox_is_full, otto, kim):
    mailbox_is_full.participants.create(person=otto, added_by=kim, added_at=berlin("mon"))
    mailbox_is_full.sort_as("configuration", by=kim, at=berlin("mon", "10:30"))

    letter = costs_letters(mailbox_is_full).get(person=otto)
    assert "Erika Mustermann" in letter.text
    assert "/decisions/" not in letter.text


def test_the_confirmation_of_a_consent_has_its_words_and_its_seal(new_domain, agreed):
    consent = agreed(new_domain, cap="90")
    letter = new_domain.letters.get(kind="consent")

    assert consent.words.sentence in letter.text
    assert consent.short_seal in letter.text


YES = ["Ja", "ja, bitte!", "Einverstanden.", "OK", "Ich stimme zu.", "Yes, please go ahead"]
NO = [
    "Nein",
    "ja, aber nur bis 50 Euro",
    "Ja, wenn es heute noch klappt",
    "Was kostet das?",
    "ja " * 80,
    "Wir sind nicht einverstanden",
    "Jana hat angerufen",
    "",
]


@pytest.mark.parametrize("text", YES)
def test_a_short_yes_is_one(text):
    assert says_yes(text)


@pytest.mark.parametrize("text", NO)
def test_everything_else_is_none(text):
    assert not says_yes(text)


@pytest.mark.parametrize(("verified", "proposed"), [(True, 1), (False, 0)])
def test_a_yes_by_mail_is_proposed_only_from_a_verified_sender(
    new_domain, erika, verified, proposed
):
    said = Said("Ja, bitte.", origin="mail", sender_check="verified" if verified else "")
    new_domain.reply(said, by=erika, at=berlin("mon", "11:00"))

    assert new_domain.events.filter(kind="consent_proposed").count() == proposed
    assert not Consent.objects.exists()


def test_a_yes_of_somebody_who_may_not_agree_is_none(new_domain, otto):
    said = Said("Ja, bitte.", origin="mail", sender_check="verified")
    new_domain.reply(said, by=otto, at=berlin("mon", "11:00"))

    assert not new_domain.events.filter(kind="consent_proposed").exists()
