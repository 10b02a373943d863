"""What a page finds beside the words of a ticket is what its lists have."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import berlin
from tests.costs.offering import SETUP, lines
from tests.mail.post import STRANGER, mail, receive
from tresen.costs.models import Pot, Price, Quote
from tresen.desk.beside import beside
from tresen.people.models import Person
from tresen.tickets.said import Said

TEN = berlin("mon", "10:30")


@pytest.fixture
def pot(muster, sam):
    terms = {"valid_from": date(2026, 3, 1), "net": Decimal(900), "note": "R-17"}
    return Pot.objects.buy(muster, 3600, by=sam, at=TEN, **terms)


def test_most_tickets_have_nothing_beside_their_words(shop_is_down, kim):
    assert beside(shop_is_down, kim) == set()


def test_links_stand_beside_both_of_their_tickets(shop_is_down, mailbox_is_full, kim):
    shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=TEN)

    assert beside(shop_is_down, kim) == beside(mailbox_is_full, kim) == {"links"}


def test_work_and_who_agreed_to_it(new_domain, agreed, logged, kim):
    agreed(new_domain)
    logged(new_domain, 20)

    assert {"consents", "work"} <= beside(new_domain, kim)


def test_a_timer_runs_on_the_ticket_for_everybody(shop_is_down, kim, lea):
    shop_is_down.timers.create(person=lea, started_at=TEN)

    assert beside(shop_is_down, kim) == {"timers"}


def test_notices_are_the_readers_own(shop_is_down, kim, lea):
    shop_is_down.pass_to(kim, by=lea, at=TEN)

    assert beside(shop_is_down, kim) == {"notices"}
    assert beside(shop_is_down, lea) == set()


def test_other_tickets_of_the_address_until_they_are_old(house, kim):
    first, _ = (receive(mail(STRANGER, Subject=each)).ticket for each in ("Eins", "Zwei"))

    assert "around" in beside(first, kim)
    first.opened_at -= timedelta(days=4)

    assert "around" not in beside(first, kim)


def test_prepaid_time_of_its_customer_and_of_no_other(pot, mailbox_is_full, shop_is_down, kim):
    assert "pots" in beside(mailbox_is_full, kim)
    assert "pots" not in beside(shop_is_down, kim)


def test_quotes_also_as_drafts(shop_is_down, sam):
    Quote.objects.write(shop_is_down, lines(SETUP), by=sam, at=TEN, valid_until=TEN.date())

    assert "quotes" in beside(shop_is_down, sam)


def test_what_somebody_said_of_words_in_doubt(shop_is_down, kim):
    petra = Person.objects.meet("petra@elsewhere.example")
    heard = shop_is_down.file_third_party(Said("Ich auch."), by=petra, at=TEN)
    assert "judgements" not in beside(shop_is_down, kim)

    shop_is_down.admit(heard, by=kim, at=TEN)

    assert "judgements" in beside(shop_is_down, kim)


def test_prices_of_its_customer_s_own_agreement(shop_is_down, nordlicht, mailbox_is_full, kim):
    agreement = nordlicht.agreements.get()
    Price.objects.create(agreement=agreement, kind="advice", mode="charged", net=Decimal(20))

    assert "prices" in beside(shop_is_down, kim)
    assert "prices" not in beside(mailbox_is_full, kim)


def test_checks_of_a_phone_pin(shop_is_down, nordlicht, kim):
    nordlicht.pin_checks.create(by=kim, at=TEN)

    assert "pins" in beside(shop_is_down, kim)
