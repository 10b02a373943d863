"""A scene that is laid out again is the one that was played, and only where nothing else was."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation

from tests import scenes
from tests.cast import berlin
from tests.scenes import STAGE, scene
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said
from tresen.tickets.searching import search

PLAYED = []


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(scenes, "KNOWN", {})
    PLAYED.clear()


@scene
def disk_is_full(bashir, nordlicht):
    PLAYED.append(bashir)
    new = NewTicket("Platte voll", Said("Auf dem Webserver."), kind="fault", customer=nordlicht)
    ticket = Ticket.open(new, by=bashir, at=berlin("mon"))
    ticket.reply(Said("Immer noch."), by=bashir, at=berlin("mon", "10:30"))
    return ticket


@contextmanager
def undone():
    """As a test ends, and the next one begins."""
    with transaction.atomic():
        STAGE.clear()
        yield
        transaction.set_rollback(True)
    STAGE.clear()


def told(ticket):
    """What the object knows, and what stands in the database."""
    events = ticket.events.order_by("id").values_list("kind", "at", "by", "facts")
    letters = ticket.letters.values_list("kind", "to", "text", "rfc_message_id")
    kept = Ticket.objects.values().get(pk=ticket.pk)
    found = search(Ticket.objects.all(), "webserver", by=ticket.contact)
    return ticket.last_text, ticket.due_at, kept, list(events), list(letters), list(found)


def test_it_is_played_once_and_stands_there_again_to_the_letter(bashir, nordlicht):
    with undone():
        first = told(disk_is_full(bashir=bashir, nordlicht=nordlicht))
    with undone():
        again = told(disk_is_full(bashir=bashir, nordlicht=nordlicht))

    assert (again, len(PLAYED)) == (first, 1)


def test_what_happens_next_happens_as_after_the_play(bashir, nordlicht, kim):
    with undone():
        disk_is_full(bashir=bashir, nordlicht=nordlicht)
    ticket = disk_is_full(bashir=bashir, nordlicht=nordlicht)
    ticket.answer(Said("Aufgeräumt."), by=kim, at=berlin("mon", "11:00"))

    assert ticket.clock == Ticket.objects.get(pk=ticket.pk).clock == "reacted"


@scene
def just_asked(bashir, nordlicht):
    new = NewTicket("Platte voll", Said("Gerade eben."), kind="fault", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


@scene
def answered_at_once(ticket, kim):
    return ticket.answer(Said("Aufgeräumt."), by=kim, at=ticket.opened_at)


def test_what_was_now_keeps_its_order_in_objects_and_rows(bashir, nordlicht, kim):
    with undone():
        answered_at_once(ticket=just_asked(bashir=bashir, nordlicht=nordlicht), kim=kim)
    began = timezone.now()
    with undone():
        ticket = just_asked(bashir=bashir, nordlicht=nordlicht)
        answer = answered_at_once(ticket=ticket, kim=kim)
        kept, (opened, *_) = Ticket.objects.get(), ticket.events.order_by("id")
        now = timezone.now()

    assert ticket.opened_at == kept.opened_at == opened.at
    assert began <= kept.opened_at <= answer.created_at <= now


def begin(seconds):
    """So long before now, as on a busy machine."""
    STAGE.began -= timedelta(seconds=seconds)


def test_and_however_slowly_each_of_them_was_played(bashir, nordlicht, kim):
    with undone():
        begin(5)
        just_asked(bashir=bashir, nordlicht=nordlicht)
    with undone():
        answered_at_once(ticket=just_asked(bashir=bashir, nordlicht=nordlicht), kim=kim)
    with undone():
        begin(10)
        ticket = just_asked(bashir=bashir, nordlicht=nordlicht)
        answer = answered_at_once(ticket=ticket, kim=kim)
        opened, *_, last = Ticket.objects.get().events.order_by("id")

    assert ticket.opened_at <= answer.created_at
    assert opened.at <= last.at


def written(settings):
    Person.objects.update(name="Wer auch immer")


def another_setting(settings):
    settings.SMTP_URL = "smtp://mail.example"


def another_language(settings):
    translation.activate("en")


@pytest.mark.parametrize("change", [written, another_setting, another_language])
def test_where_anything_is_different_it_is_played(bashir, nordlicht, settings, change):
    with undone():
        disk_is_full(bashir=bashir, nordlicht=nordlicht)
    with undone():
        change(settings)
        disk_is_full(bashir=bashir, nordlicht=nordlicht)

    assert len(PLAYED) == 2


@pytest.mark.parametrize("change", [another_setting, another_language])
def test_where_the_same_is_different_it_stands_there_again(bashir, nordlicht, settings, change):
    change(settings)
    with undone():
        first = told(disk_is_full(bashir=bashir, nordlicht=nordlicht))
    with undone():
        again = told(disk_is_full(bashir=bashir, nordlicht=nordlicht))

    assert (again, len(PLAYED)) == (first, 1)
