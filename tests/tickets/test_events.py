import pytest
from django.db import connection, transaction

from tests.tickets.stage import Stage
from tresen.tickets.models import Event
from tresen.tickets.sentences import happened

pytestmark = pytest.mark.django_db


def test_the_history_reads_in_order(shop_is_down, kim, bashir):
    Stage(shop_is_down, kim, bashir).play("10:30 ask, 11:00 reply, 11:30 answer, 12:00 close")

    assert [event.kind for event in shop_is_down.events.all()] == [
        "ticket_opened",
        "costs_told",
        "owner_changed",
        "information_requested",
        "answer_delivered",
        "customer_wrote",
        "staff_answered",
        "answer_delivered",
        "ticket_closed",
        "answer_delivered",
    ]


def test_an_event_knows_the_transaction_that_wrote_it(shop_is_down):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        (current,) = cursor.fetchone()

    assert shop_is_down.events.get(kind=Event.Kind.TICKET_OPENED).xid == int(current)


def test_a_verb_that_fails_leaves_neither_words_nor_fact(shop_is_down, kim, words):
    before = shop_is_down.events.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        shop_is_down.answer(words, by=kim, at=shop_is_down.opened_at)
        raise RuntimeError("whatever goes wrong after the verb")

    assert (shop_is_down.messages.count(), shop_is_down.events.count()) == (1, before)


def test_facts_hold_no_prose(shop_is_down, kim, bashir):
    Stage(shop_is_down, kim, bashir).play("10:30 take, 10:40 sort, 11:00 ask, 12:00 close")
    facts = [str(value) for event in shop_is_down.events.all() for value in values(event.facts)]

    assert facts
    assert not [value for value in facts if " " in value]


def values(facts):
    for value in facts.values():
        yield from values(value) if isinstance(value, dict) else [value]


def test_an_event_is_told_with_the_name_of_who_did_it(shop_is_down):
    event = shop_is_down.events.get(kind=Event.Kind.TICKET_OPENED)

    assert "Bashir Nordmann" in happened(event)
