from dataclasses import replace

import pytest
from django.db import IntegrityError

from tests.cast import berlin
from tests.scenes import scene
from tresen.people.models import Person
from tresen.tickets.models import Event, Link, Ticket
from tresen.tickets.refusing import NotLinkable, NotStaff
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")
LATER = berlin("tue")


@pytest.fixture
@scene
def closed(mailbox_is_full, kim):
    mailbox_is_full.close(Said("Ist wieder leer."), result="solved", by=kim, at=NOON)
    return mailbox_is_full


def open_naming(other, *, by, customer, origin="portal"):
    said = Said(f"Siehe Ticket {other.shown_id}, bitte.", origin=origin)
    return Ticket.open(NewTicket("Schon wieder", said, customer=customer), by=by, at=LATER)


def links(ticket):
    return [(link.to, link.type, link.proposed) for link in ticket.links.shown()]


@pytest.mark.parametrize(("origin", "proposed"), {"portal": 0, "api": 0, "mail": 1}.items())
def test_naming_a_closed_ticket_follows_it_and_by_mail_only_proposes(
    closed, erika, muster, origin, proposed
):
    ticket = open_naming(closed, by=erika, customer=muster, origin=origin)

    assert links(ticket) == [(closed, "follows", bool(proposed))]
    assert [link.ticket for link in closed.links_here.all()] == [ticket]


def test_naming_an_open_ticket_proposes_that_they_belong_together(mailbox_is_full, erika, muster):
    ticket = open_naming(mailbox_is_full, by=erika, customer=muster)

    assert links(ticket) == [(mailbox_is_full, "relates_to", True)]


def test_a_ticket_of_another_customer_is_never_proposed(closed, bashir, nordlicht):
    assert links(open_naming(closed, by=bashir, customer=nordlicht)) == []


def test_an_external_learns_of_no_ticket_but_their_own(closed, otto, muster):
    assert links(open_naming(closed, by=otto, customer=muster)) == []


def test_a_stranger_who_names_a_ticket_learns_nothing(closed):
    stranger = Person.objects.meet("fremd@elsewhere.example")

    assert links(open_naming(closed, by=stranger, customer=None, origin="mail")) == []


def test_who_speaks_for_two_customers_links_one_to_the_other_only_by_proposal(
    closed, erika, nordlicht
):
    erika.contacts.create(customer=nordlicht, sees_all_tickets=True)

    ticket = open_naming(closed, by=erika, customer=nordlicht)

    assert links(ticket) == [(closed, "follows", True)]


def test_words_of_staff_propose_any_ticket(shop_is_down, mailbox_is_full, kim):
    shop_is_down.note(Said(f"wie #{mailbox_is_full.shown_id}"), by=kim, at=NOON)

    assert links(shop_is_down) == [(mailbox_is_full, "relates_to", True)]


def test_a_ticket_that_names_itself_is_not_linked(shop_is_down, bashir):
    shop_is_down.reply(Said(f"Ticket {shop_is_down.shown_id}?"), by=bashir, at=NOON)

    assert links(shop_is_down) == []


def test_following_is_a_made_link_seen_from_both_sides(closed, erika, something_new):
    ticket = Ticket.open(replace(something_new, follows=closed), by=erika, at=LATER)

    assert links(ticket) == [(closed, "follows", False)]
    assert closed.links_here.made().get().ticket == ticket
    assert ticket.events.get(kind=Event.Kind.TICKET_OPENED).facts["follows"] == closed.pk


def test_agreeing_to_a_proposal_makes_the_link_once(shop_is_down, mailbox_is_full, kim):
    shop_is_down.propose_link(mailbox_is_full, by=kim, at=NOON)
    shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=LATER)
    shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=LATER)

    assert links(shop_is_down) == [(mailbox_is_full, "relates_to", False)]
    assert shop_is_down.events.filter(kind=Event.Kind.LINK_MADE).count() == 1


def test_what_was_dismissed_stays_dismissed(shop_is_down, mailbox_is_full, kim):
    said = Said(f"Ticket {mailbox_is_full.shown_id}")
    shop_is_down.note(said, by=kim, at=NOON)
    shop_is_down.dismiss(shop_is_down.links.get(), by=kim, at=NOON)
    shop_is_down.note(said, by=kim, at=LATER)
    shop_is_down.propose_link(mailbox_is_full, by=kim, at=LATER)

    assert links(shop_is_down) == []
    assert shop_is_down.links.count() == 1
    assert shop_is_down.events.filter(kind=Event.Kind.LINK_DISMISSED).count() == 1


def test_staff_may_link_what_they_once_dismissed(shop_is_down, mailbox_is_full, kim):
    link = shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=NOON)
    shop_is_down.dismiss(link, by=kim, at=NOON)

    shop_is_down.link(mailbox_is_full, type="relates_to", by=kim, at=LATER)

    assert links(shop_is_down) == [(mailbox_is_full, "relates_to", False)]


def test_a_ticket_is_not_linked_to_itself(shop_is_down, kim):
    with pytest.raises(NotLinkable):
        shop_is_down.link(shop_is_down, type="relates_to", by=kim, at=NOON)

    with pytest.raises(IntegrityError, match="link_to_another"):
        Link.objects.create(ticket=shop_is_down, to=shop_is_down, type="follows", by=kim, at=NOON)


def test_only_staff_link(shop_is_down, mailbox_is_full, bashir):
    with pytest.raises(NotStaff):
        shop_is_down.link(mailbox_is_full, type="relates_to", by=bashir, at=NOON)


def made(ticket):
    return list(ticket.events.filter(kind=Event.Kind.LINK_MADE).values_list("by", "facts"))


def test_a_ticket_that_follows_says_that_it_was_linked(closed, erika, something_new):
    ticket = Ticket.open(replace(something_new, follows=closed), by=erika, at=LATER)

    assert made(ticket) == [(erika.pk, {"to": closed.pk, "type": "follows"})]
    assert ticket.events.first().kind == Event.Kind.TICKET_OPENED


@pytest.mark.parametrize(("origin", "events"), {"portal": 1, "mail": 0}.items())
def test_naming_a_closed_ticket_leaves_the_event_of_the_link_it_makes(
    closed, erika, muster, origin, events
):
    ticket = open_naming(closed, by=erika, customer=muster, origin=origin)

    assert len(made(ticket)) == events


def test_a_closed_ticket_both_followed_and_named_is_linked_once(closed, erika, something_new):
    said = Said(f"Siehe Ticket {closed.shown_id}.")
    ticket = Ticket.open(replace(something_new, said=said, follows=closed), by=erika, at=LATER)

    assert links(ticket) == [(closed, "follows", False)]
    assert len(made(ticket)) == 1
