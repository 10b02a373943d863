import pytest
from django.db import connection

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen import promises
from tresen.house.models import Mailbox
from tresen.tickets.consequences import may
from tresen.tickets.models import BrokenPromise, Event, Ticket

pytestmark = pytest.mark.django_db


@may
def read_a_table_that_is_not_there(event):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")


@may
def half_done(event):
    event.ticket.links.create(to_id=0, type="follows", by=event.by, at=event.at)
    raise RuntimeError("changed my mind")


@pytest.mark.parametrize("consequence", [read_a_table_that_is_not_there, half_done])
def test_what_may_fail_leaves_the_fact_and_says_so(
    monkeypatch, shop_is_down, kim, words, consequence
):
    monkeypatch.setitem(promises.WHEN, Event.Kind.NOTE_WRITTEN, [consequence])

    note = shop_is_down.note(words, by=kim, at=berlin("mon", "12:00"))

    broken = BrokenPromise.objects.get()
    assert (broken.event.message, broken.consequence) == (note, consequence.__name__)
    assert not shop_is_down.links.exists()


def test_what_must_follow_fails_with_the_fact(monkeypatch, shop_is_down, kim, words):
    def refuse(event):
        raise RuntimeError("no")

    monkeypatch.setitem(promises.WHEN, Event.Kind.NOTE_WRITTEN, [refuse])
    before = shop_is_down.events.count()

    with pytest.raises(RuntimeError):
        shop_is_down.note(words, by=kim, at=berlin("mon", "12:00"))
    assert (shop_is_down.events.count(), shop_is_down.messages.count()) == (before, 1)


def test_a_house_without_a_mailbox_still_takes_tickets(something_new, erika):
    Mailbox.objects.all().delete()

    Ticket.open(something_new, by=erika, at=berlin("mon"))

    assert BrokenPromise.objects.get().consequence == "confirm_by_mail"
    assert Ticket.objects.get().clock == "running"


def test_an_ordinary_life_breaks_no_promise(by_smtp, mailbox_is_full, kim, erika):
    Stage(mailbox_is_full, kim, erika).play(
        "10:30 answer, 10:40 deliver, 11:00 reply, 11:10 note, 11:20 stranger, 11:30 sort,"
        " 11:40 ask, 11:41 deliver, 11:50 bounce, 12:00 ask, 12:05 remind, 13:00 withdraw,"
        " 14:00 afterword"
    )

    assert not BrokenPromise.objects.exists()
