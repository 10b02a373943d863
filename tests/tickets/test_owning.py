import pytest

from tests.cast import berlin
from tresen.people.models import Person, Staff
from tresen.tickets.models import Event
from tresen.tickets.refusing import NotStaff, WrongCustomer

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")


def changes(ticket):
    """Without what follows: that the costs were told."""
    told = (Event.Kind.TICKET_OPENED, Event.Kind.COSTS_TOLD)
    return [(event.kind, event.facts) for event in ticket.events.exclude(kind__in=told)]


def test_passing_on_is_a_fact_and_passing_to_the_same_is_none(shop_is_down, kim, jana):
    shop_is_down.pass_to(kim, by=kim, at=NOON)
    shop_is_down.pass_to(kim, by=jana, at=NOON)
    shop_is_down.pass_to(None, by=kim, at=NOON)

    assert changes(shop_is_down) == [
        (Event.Kind.OWNER_CHANGED, {"owner": kim.pk, "former": None}),
        (Event.Kind.OWNER_CHANGED, {"owner": None, "former": kim.pk}),
    ]


def test_only_staff_look_after_a_ticket(shop_is_down, kim, bashir):
    with pytest.raises(NotStaff):
        shop_is_down.pass_to(bashir, by=kim, at=NOON)


def test_who_has_left_looks_after_nothing_new(shop_is_down, kim, jana):
    Staff.objects.filter(person=jana).update(left_at=NOON)

    with pytest.raises(NotStaff):
        shop_is_down.pass_to(Person.objects.get(pk=jana.pk), by=kim, at=NOON)


def test_sorting_is_a_fact_and_sorting_the_same_is_none(shop_is_down, kim):
    shop_is_down.sort_as("bug", by=kim, at=NOON)
    shop_is_down.sort_as("bug", by=kim, at=NOON)

    assert changes(shop_is_down) == [(Event.Kind.KIND_CHANGED, {"kind": "bug", "former": "fault"})]


def test_a_ticket_is_placed_with_a_customer_or_with_none(mailbox_is_full, kim, muster, nordlicht):
    mailbox_is_full.place_with(nordlicht, by=kim, at=NOON)
    mailbox_is_full.place_with(None, by=kim, at=NOON)

    assert changes(mailbox_is_full) == [
        (Event.Kind.CUSTOMER_CHANGED, {"customer": nordlicht.pk, "former": muster.pk}),
        (Event.Kind.CUSTOMER_CHANGED, {"customer": None, "former": nordlicht.pk}),
    ]


def test_a_ticket_about_a_product_stays_with_the_products_customer(
    shop_is_down, kim, muster, nordlicht
):
    shop_is_down.product = nordlicht.products.first()
    shop_is_down.save(update_fields=["product"])

    with pytest.raises(WrongCustomer):
        shop_is_down.place_with(muster, by=kim, at=NOON)
