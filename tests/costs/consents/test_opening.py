from dataclasses import replace
from decimal import Decimal

import pytest

from tests.cast import berlin
from tresen.costs.consents.consenting import Decision
from tresen.costs.consents.opening import open_with_consent
from tresen.costs.models import DecisionLink, Price
from tresen.costs.refusing import AboveLimit, CapTooLow, DeclineNeeded, NotEntitled, PriceChanged
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db


@pytest.fixture
def wish(nordlicht):
    return NewTicket("SPF einrichten", Said("Bitte."), kind="configuration", customer=nordlicht)


@pytest.fixture
def row(nordlicht):
    return Price.objects.get(level__code="business", kind="configuration").pk


@pytest.fixture
def opened(wish, bashir, row):
    def opened(kind="configuration", by=bashir, **more):
        decision = Decision(by, "form", **{"row": row, "ip": "192.0.2.7", **more})
        return open_with_consent(replace(wish, kind=kind), decision, by=by, at=berlin("mon"))

    return opened


def test_ticket_and_consent_begin_together(opened):
    ticket = opened(cap=Decimal(100))
    consent = ticket.consents.get()

    assert (consent.at, consent.way, consent.cap) == (ticket.opened_at, "form", 100)
    assert consent.words.ip == "192.0.2.7"


def test_the_confirmation_tells_what_was_agreed_and_asks_for_nothing(opened):
    ticket = opened(cap=Decimal(100))
    (letter,) = ticket.letters.all()

    assert "Viertelstunde; Sie haben zugestimmt." in letter.text
    assert ticket.consents.get().words.sentence in letter.text
    assert ticket.consents.get().short_seal in letter.text
    assert not DecisionLink.objects.exists()


def test_without_a_decision_the_confirmation_asks_for_it(wish, bashir):
    ticket = open_with_consent(wish, None, by=bashir, at=berlin("mon"))

    assert "Ihre Zustimmung fehlt noch." in ticket.letters.get().text
    assert DecisionLink.objects.get().person == bashir


def test_a_later_consent_has_a_letter_of_its_own(wish, bashir, agreed):
    ticket = open_with_consent(wish, None, by=bashir, at=berlin("mon"))
    agreed(ticket, person=bashir)

    assert set(ticket.letters.values_list("kind", flat=True)) == {"opened", "consent"}


REFUSED = [
    ({"cap": Decimal(5)}, CapTooLow),
    ({"row": 0}, PriceChanged),
    ({"shown": "I agree to something else."}, PriceChanged),
    ({"kind": "self_service", "row": None}, DeclineNeeded),
]


@pytest.mark.parametrize(("decision", "refusal"), REFUSED)
def test_a_consent_that_cannot_stand_opens_nothing(opened, decision, refusal):
    with pytest.raises(refusal):
        opened(**decision)

    assert not Ticket.objects.exists()


def test_nobody_agrees_to_more_than_their_limit(opened, person):
    with pytest.raises(AboveLimit):
        opened(by=person("jule@business.example"), cap=Decimal(501))

    assert not Ticket.objects.exists()


def test_who_may_not_agree_opens_nothing_with_a_consent(opened, person):
    with pytest.raises(NotEntitled):
        opened(by=person("marit@enterprise.example"))

    assert not Ticket.objects.exists()
