import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.tickets.said import Said


@pytest.fixture
def show(as_kim):
    def show(contact):
        response = as_kim.get(f"/desk/calls/contacts/{contact.pk}/")
        return response.status_code, response.content.decode()

    return show


def test_it_shows_who_is_calling_and_their_open_tickets(show, bashir, shop_is_down):
    _, shown = show(bashir.contacts.get())

    assert "Bashir Nordmann" in shown
    assert "10488" in shown
    assert f"/desk/tickets/{shop_is_down.shown_id}/?write=call#write" in shown
    assert "contact=bashir%40business.example&amp;customer=10488" in shown


def test_tickets_of_colleagues_are_not_theirs(show, shop_is_down, person):
    _, shown = show(person("jule@business.example").contacts.get())

    assert shop_is_down.shown_id not in shown


def test_a_closed_ticket_is_not_listed(show, bashir, shop_is_down):
    shop_is_down.close(Said("Geht."), result="withdrawn", by=bashir, at=berlin("mon", "11:00"))
    _, shown = show(bashir.contacts.get())

    assert shop_is_down.shown_id not in shown


def test_who_was_known_by_pin_need_not_tell_it_again(show, bashir, nordlicht, kim):
    contact = bashir.contacts.get()
    _, before = show(contact)
    digits = contact.make_pin(by=contact.person, at=timezone.now())
    nordlicht.check_pin(digits, by=kim, at=timezone.now())
    _, after = show(contact)

    assert 'name="pin"' in before
    assert 'name="pin"' not in after


def test_who_has_ended_has_no_page(show, bashir, kim):
    contact = bashir.contacts.get()
    contact.end(by=kim, at=berlin("mon"))

    assert show(contact)[0] == 404


def test_the_new_ticket_is_filled_in(as_kim, bashir):
    query = {"contact": "bashir@business.example", "customer": "10488"}
    form = as_kim.get("/desk/tickets/new/", query).context["form"]

    assert {name: form[name].value() for name in query} == query
