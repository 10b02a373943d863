"""What the database itself refuses, whoever asks it and however."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from tests.cast import berlin
from tests.scenes import scene
from tests.tickets.stage import Stage
from tresen.tickets.models import Closure, Event, Message, Ticket
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db


@pytest.fixture
@scene
def closed(shop_is_down, kim, bashir):
    stage = Stage(shop_is_down, kim, bashir)
    stage.play("10:30 note, 11:00 close, 12:00 afterword")
    return stage.ticket


def execute(*statements):
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


HISTORY = {
    "UPDATE tickets_closure SET result = 'unsolved'": "is history",
    "UPDATE tickets_closure SET ticket_id = ticket_id": "is history",
    "DELETE FROM tickets_closure": "is history",
    "UPDATE tickets_event SET at = now()": "is history",
    "DELETE FROM tickets_event": "is history",
    "DELETE FROM tickets_ticket": "is history",
    "UPDATE tickets_ticket SET closed_at = NULL": "stays closed",
    "UPDATE tickets_ticket SET closed_at = now()": "stays closed",
    "UPDATE tickets_ticket SET number = '00000000'": "never changed",
}


@pytest.mark.parametrize(("statement", "reason"), HISTORY.items())
def test_no_sql_changes_what_has_happened(closed, statement, reason):
    with pytest.raises(DatabaseError, match=reason):
        execute(statement)


@pytest.mark.parametrize(("statement", "reason"), HISTORY.items())
def test_no_replication_role_gets_past_the_triggers(closed, statement, reason):
    with pytest.raises(DatabaseError, match=reason):
        execute("SET LOCAL session_replication_role = replica", statement)


def test_a_ticket_does_not_close_without_a_closure(shop_is_down):
    with pytest.raises(DatabaseError, match="has no closure"):
        execute("UPDATE tickets_ticket SET closed_at = now()")


REOPENINGS = {
    "delete the closure": lambda ticket: ticket.closure.delete(),
    "delete all closures": lambda ticket: Closure.objects.all().delete(),
    "delete raw": lambda ticket: Closure.objects.all()._raw_delete("default"),
    "update": lambda ticket: Ticket.objects.update(closed_at=None),
    "delete the events": lambda ticket: Event.objects.all().delete(),
    "delete the ticket": lambda ticket: ticket.delete(),
}


@pytest.mark.parametrize("how", REOPENINGS)
def test_no_orm_call_opens_a_closed_ticket(closed, how):
    with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
        REOPENINGS[how](closed)

    assert Ticket.objects.get().closure.at == closed.closed_at


def test_saving_a_ticket_as_open_is_refused(closed):
    closed.closed_at = None

    with pytest.raises(DatabaseError, match="stays closed"):
        closed.save()


WORDS = [
    {},
    {"mark": "question"},
    {"mark": "closing"},
    {"side": "staff"},
    {"side": "system", "automatic": True},
]


@pytest.mark.parametrize("kind", WORDS)
def test_a_closed_ticket_takes_no_public_message(closed, bashir, kind):
    kind = {"side": "customer", **kind}

    with pytest.raises(DatabaseError, match="takes no message"):
        put(closed, bashir, audience="customer", **kind)


AFTER_THE_END = [
    {"audience": "customer", "mark": "afterword"},
    {"audience": "staff", "mark": "bounce"},
    {"audience": "staff"},
]


@pytest.mark.parametrize("kind", AFTER_THE_END)
def test_a_closed_ticket_takes_afterword_bounce_and_note(closed, bashir, kind):
    before = closed.messages.count()

    put(closed, bashir, side="customer", **kind)

    assert closed.messages.count() == before + 1


def put(ticket, by, **kind):
    """Past every verb, straight into the table."""
    with transaction.atomic():
        Message.objects.create(
            ticket=ticket, author=by, origin="api", text="…", created_at=berlin("tue"), **kind
        )


PUBLISHING = {
    "a note": {"audience": "staff"},
    "an afterword": {"mark": "afterword"},
}


@pytest.mark.parametrize("which", PUBLISHING)
def test_nothing_on_a_closed_ticket_becomes_a_public_message_later(closed, which):
    kept = closed.messages.filter(**PUBLISHING[which])
    assert kept.exists()

    with pytest.raises(DatabaseError, match="takes no message"), transaction.atomic():
        kept.update(audience="customer", mark="")


def test_a_message_does_not_move_to_a_closed_ticket(closed, mailbox_is_full):
    with pytest.raises(DatabaseError, match="takes no message"), transaction.atomic():
        mailbox_is_full.messages.update(ticket=closed)


def test_words_of_a_closed_ticket_can_be_erased(closed):
    closed.messages.update(text="", full_text="", html="")

    assert not closed.messages.exclude(text="").exists()


def test_an_open_ticket_goes_on_beside_a_closed_one(closed, mailbox_is_full, kim):
    mailbox_is_full.answer(Said("Gern."), by=kim, at=berlin("tue"))

    assert mailbox_is_full.messages.public().count() == 2
