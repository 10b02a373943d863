"""A seeded crowd obeys the same rules as what the verbs write."""

from datetime import timedelta

import pytest
from django.db.models import F, Q
from django.utils import timezone

from tests.scenes import scene
from tresen.demo.crowd import gather
from tresen.tickets.models import Closure, Event, Message, Ticket, Wait
from tresen.tickets.reaction import NOT_DUE
from tresen.tickets.searching import search

TICKETS = 50
RUNNING = Q(clock="running")


@pytest.fixture
@scene
def speakers(house):
    return gather(TICKETS, now=timezone.now())


def test_as_many_tickets_as_asked_for_with_three_messages_or_ten(speakers):
    lengths = {ticket.messages.count() for ticket in Ticket.objects.all()}

    assert Ticket.objects.count() == TICKETS
    assert lengths == {3, 10}


def test_the_next_ticket_finds_room_beside_them(speakers, shop_is_down):
    assert Ticket.objects.count() == TICKETS + 1


def test_a_ticket_is_closed_exactly_where_it_has_a_closure(speakers):
    closed = set(Ticket.objects.closed().values_list("pk", "closed_at"))

    assert closed == set(Closure.objects.values_list("ticket", "at"))
    assert 0 < len(closed) < TICKETS


def test_a_running_clock_has_a_deadline_that_orders_the_queue(speakers):
    others = Ticket.objects.exclude(RUNNING)

    assert Ticket.objects.filter(RUNNING).exists()
    assert not Ticket.objects.filter(RUNNING).exclude(queue_at=F("due_at")).exists()
    assert not Ticket.objects.filter(RUNNING, clock_started_at=None).exists()
    assert not others.exclude(due_at=None, queue_at=NOT_DUE).exists()
    assert not Ticket.objects.closed().filter(clock__in=["running", "paused"]).exists()


def test_nothing_is_left_for_the_sweep_to_tell(speakers):
    assert not Ticket.objects.filter(step_at__lte=timezone.now() - timedelta(minutes=1)).exists()


def test_who_waits_says_for_what(speakers):
    asked = Message.objects.filter(pk__in=Wait.objects.values("message"))

    assert set(Ticket.objects.waiting()) == {message.ticket for message in asked}
    assert {message.mark for message in asked} <= {"question"}


def test_a_life_is_told_in_order(speakers):
    ticket = Ticket.objects.closed().first()
    kinds = [event.kind for event in ticket.events.all()]

    assert kinds[0] == Event.Kind.TICKET_OPENED
    assert kinds[-2:] == [Event.Kind.TICKET_CLOSED, Event.Kind.ANSWER_DELIVERED]
    assert ticket.opened_at < ticket.reacted_at <= ticket.closed_at <= timezone.now()


def test_the_index_finds_a_ticket_by_its_words(speakers, ada):
    ticket = Ticket.objects.first()
    words = ticket.messages.first().text.split()[-1].rstrip(".")

    assert ticket in search(Ticket.objects.all(), words, by=ada)


def test_the_queue_shows_what_was_seeded(client, speakers, ada):
    client.force_login(ada.login)
    page = client.get("/desk/")

    assert page.status_code == 200
    assert Ticket.objects.ours().order_by("queue_at").first().shown_id in page.content.decode()


@pytest.mark.parametrize("state", ["ours", "waiting", "closed"])
def test_every_ticket_page_renders(client, speakers, ada, state):
    client.force_login(ada.login)
    ticket = getattr(Ticket.objects, state)().first()

    assert ticket.subject in client.get(f"/desk/tickets/{ticket.shown_id}/").content.decode()


def test_contacts_see_their_tickets(client, speakers):
    ticket = Ticket.objects.ours().first()
    client.force_login(ticket.contact.login)

    assert ticket.shown_id in client.get("/tickets/").content.decode()
    assert client.get(f"/tickets/{ticket.shown_id}/").status_code == 200
