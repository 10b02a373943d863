"""Two connections at once: whatever else happens, nothing public follows the closure."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, transaction

from tests.cast import berlin
from tests.rivals import alone, until_somebody_waits
from tests.tickets.stage import Stage
from tresen.tickets.models import Event, Message, Ticket
from tresen.tickets.refusing import TicketIsClosed

pytestmark = pytest.mark.django_db(transaction=True)

RIVALS = ["answer", "reply", "ask", "take"]


@pytest.fixture
def stage(shop_is_down, kim, bashir):
    return Stage(shop_is_down, kim, bashir)


@pytest.fixture
def elsewhere(stage):
    """The same ticket as another process has it: its own object, its own connection."""

    @alone
    def do(act, meet=lambda: None):
        mine = Stage(Ticket.objects.get(pk=stage.ticket.pk), stage.staff, stage.customer)
        meet()
        getattr(mine, act)(berlin("mon", "12:00"))

    return do


@pytest.mark.parametrize("act", RIVALS)
def test_who_waited_for_the_closing_finds_the_ticket_closed(stage, elsewhere, act):
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            stage.play("11:00 close")
            rival = other.submit(elsewhere, act)
            until_somebody_waits()
        error = rival.exception()

    assert isinstance(error, TicketIsClosed)
    assert nothing_public_follows_the_closure(stage.ticket)


@pytest.mark.parametrize("act", RIVALS)
def test_who_was_first_is_part_of_what_was_closed(stage, elsewhere, act):
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            stage.play(f"11:00 {act}")
            closing = other.submit(elsewhere, "close")
            until_somebody_waits()
        closing.result()

    assert stage.ticket.events.exclude(kind=Event.Kind.ANSWER_DELIVERED).last().kind == (
        Event.Kind.TICKET_CLOSED
    )
    assert nothing_public_follows_the_closure(stage.ticket)


def test_all_at_once_end_in_one_closure_and_silence(stage, elsewhere):
    acts = [*RIVALS, "close", "close", "withdraw"]
    together = Barrier(len(acts))

    with ThreadPoolExecutor(len(acts)) as crowd:
        done = [crowd.submit(elsewhere, act, together.wait) for act in acts]
    errors = [each.exception() for each in done if each.exception()]

    assert {type(error) for error in errors} <= {TicketIsClosed}
    assert stage.count("ticket_closed") == 1
    assert nothing_public_follows_the_closure(stage.ticket)


def test_words_past_every_verb_wait_for_the_closing_too(stage):
    @alone
    def write_raw():
        Message.objects.create(
            ticket=stage.ticket,
            author=stage.customer,
            side="customer",
            audience="customer",
            origin="api",
            created_at=berlin("tue"),
        )

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            stage.play("11:00 close")
            rival = other.submit(write_raw)
            until_somebody_waits()
        error = rival.exception()

    assert isinstance(error, DatabaseError)
    assert nothing_public_follows_the_closure(stage.ticket)


def nothing_public_follows_the_closure(ticket):
    """Ids tell the order of writing; the closing text itself is written just before its event."""
    closed = ticket.events.get(kind=Event.Kind.TICKET_CLOSED)
    later = ticket.events.filter(id__gt=closed.pk).exclude(kind=Event.Kind.ANSWER_DELIVERED)
    words = ticket.messages.public().exclude(mark="closing")
    last = closed.message or ticket.messages.last()
    return not later.exists() and not words.filter(id__gt=last.pk).exists()
