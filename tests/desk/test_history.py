import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.working.logging import correct_work
from tresen.desk.history import LETTERS, STATES
from tresen.mail.models import OutgoingMail


@pytest.fixture
def told(as_kim, page):
    """What the quiet lines of a ticket say."""

    def told(ticket):
        entries = as_kim.get(page(ticket)).context["entries"]
        return [entry.line.words for entry in entries if entry.line]

    return told


def test_every_sort_of_letter_and_state_has_words():
    assert set(LETTERS) == set(OutgoingMail.Kind)
    assert set(STATES) == set(OutgoingMail.State)


def test_the_conversation_says_that_the_customer_asked(as_kim, shop_is_down, bashir, page):
    shop_is_down.nudge(by=bashir, at=berlin("mon", "15:00"))
    entries = as_kim.get(page(shop_is_down)).context["entries"]

    told = [entry.line.words for entry in entries if entry.line]
    assert any(words.startswith("Bashir Nordmann") for words in told)


def test_work_is_told_with_its_length_and_sum(told, new_domain, agreed, logged, kim):
    agreed(new_domain)
    (entry,) = logged(new_domain, 20)
    correct_work(entry, "Falsches Ticket", by=kim, at=berlin("tue"))

    logged_line, back = told(new_domain)[-2:]
    assert "20 min" in logged_line
    assert "60,00\xa0€ netto" in logged_line
    assert "20 min" in back


def test_a_consent_is_told_with_whose_it_is(told, new_domain, agreed):
    agreed(new_domain)

    assert "Erika Mustermann hat den Kosten zugestimmt." in told(new_domain)


def test_a_consent_on_the_phone_names_who_wrote_it_down(told, new_domain, erika, muster, kim):
    pin = erika.contacts.get().make_pin(by=erika, at=timezone.now())
    muster.check_pin(pin, by=kim, at=timezone.now())
    agree(new_domain, Decision(erika, "phone"), by=kim, at=timezone.now())

    (line,) = [words for words in told(new_domain) if "zugestimmt" in words]
    assert "Erika Mustermann" in line
    assert "Kim Berger" in line
