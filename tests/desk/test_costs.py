import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.costs.consents.consenting import Decision, refuse
from tresen.costs.models import Pot


@pytest.fixture
def panel(as_kim, page):
    return lambda ticket: as_kim.get(page(ticket)).context["panel"]


@pytest.fixture
def shown(as_kim, page):
    return lambda ticket: " ".join(as_kim.get(page(ticket)).content.decode().split())


def test_a_fault_is_free_and_nobody_is_asked(panel, shop_is_down):
    assert panel(shop_is_down).shown.headline == "Kostenfrei"
    assert not panel(shop_is_down).can_ask


def test_what_is_missing_is_said_with_who_may_give_it(panel, new_domain, erika):
    said = panel(new_domain)

    assert said.can_ask
    assert [contact.person for contact in said.entitled] == [erika]


def test_who_does_not_read_the_ticket_has_to_take_part_first(panel, new_domain, otto):
    otto.contacts.update(may_consent=True)

    assert [contact.person for contact in panel(new_domain).beside] == [otto]


def test_whose_consent_stands_is_said_with_its_seal(shown, new_domain, agreed):
    consent = agreed(new_domain, cap="150")

    said = shown(new_domain)
    assert "Erika Mustermann hat den Kosten zugestimmt." in said
    assert "150,00" in said
    assert consent.short_seal in said


def test_a_refusal_is_said_too(panel, new_domain, erika):
    refuse(new_domain, Decision(erika, "portal"), by=erika, at=berlin("mon", "10:30"))

    assert panel(new_domain).refusal.consent.person == erika
    assert panel(new_domain).can_ask


def test_the_running_total_is_held_against_the_cap(panel, new_domain, agreed, logged):
    agreed(new_domain, cap="120")
    logged(new_domain, 20)

    assert panel(new_domain).shown.used == 50
    assert panel(new_domain).costs.billed_seconds == 1800


def test_prepaid_time_that_is_left_is_named(panel, new_domain, muster, kim):
    today = timezone.localdate()
    Pot.objects.buy(muster, 7200, valid_from=today, by=kim, at=timezone.now())

    assert panel(new_domain).left == 7200


def test_prepaid_time_is_less_by_what_this_ticket_took(panel, new_domain, muster, logged, kim):
    Pot.objects.buy(muster, 7200, valid_from=berlin("mon").date(), by=kim, at=berlin("mon"))
    logged(new_domain, 20)

    assert panel(new_domain).left == 7200 - 1800


def test_without_prepaid_time_nothing_is_said_of_it(panel, new_domain):
    assert panel(new_domain).left is None


def test_a_ticket_without_a_customer_has_nobody_to_ask(panel, new_domain, kim):
    new_domain.place_with(None, by=kim, at=timezone.now())

    assert not panel(new_domain).entitled
