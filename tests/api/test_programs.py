"""Behind a program's token no person speaks: what it writes is automatic and stops no clock."""

import pytest

from tests.api.door import Door, faults
from tresen.people.models import Token
from tresen.tickets.models import Closure, Event, Message, Ticket

Happened = Event.Kind


@pytest.fixture
def program():
    """program(kim): the API as a program with Kim's token meets it."""

    def of(person):
        door = Door(person)
        Token.objects.filter(person=person).update(is_program=True)
        return door

    return of


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/messages"


def test_its_words_to_the_customer_are_no_answer(program, kim, shop_is_down, path):
    told = program(kim).post(path, {"text": "Wartung beendet."}).json()
    shop_is_down.refresh_from_db()

    assert (told["automatic"], told["audience"], told["origin"]) == (True, "customer", "api")
    assert (shop_is_down.clock, shop_is_down.owner) == ("running", None)
    kinds = list(shop_is_down.events.values_list("kind", flat=True))
    assert kinds == [Happened.TICKET_OPENED, Happened.COSTS_TOLD, Happened.PROGRAM_WROTE]


def test_its_letter_says_that_no_person_wrote_it(program, kim, shop_is_down, path):
    program(kim).post(path, {"text": "Wartung beendet."})
    letter = shop_is_down.letters.get(kind="answer")

    assert letter.automatic
    assert "Kim Berger" not in letter.text + letter.html


def test_its_notes_are_notes(program, kim, shop_is_down, path):
    told = program(kim).post(path, {"text": "Last 40.", "audience": "staff"})

    assert told.json()["audience"] == "staff"
    assert shop_is_down.events.last().kind == Happened.NOTE_WRITTEN


def test_it_cannot_wait_for_the_customer(program, kim, path):
    refused = program(kim).post(path, {"text": "Seit wann?", "wait_for_customer": True})

    assert refused.status_code == 422
    assert faults(refused) == {
        "wait_for_customer": "Only a person can wait for the customer's reply."
    }
    assert Message.objects.count() == 1


def test_it_may_close_but_that_is_no_answer_either(program, kim, shop_is_down):
    body = {"text": "Alarm vorbei.", "result": "solved"}
    closed = program(kim).post(f"tickets/{shop_is_down}/closure", body)
    shop_is_down.refresh_from_db()

    assert closed.status_code == 201
    assert (shop_is_down.clock, shop_is_down.reacted_at) == ("none", None)
    assert Closure.objects.get().message.automatic


def test_a_ticket_that_it_opens_is_awaited_by_a_person(program, bashir):
    body = {"subject": "Platte voll", "text": "93 %", "kind": "fault"}
    opened = program(bashir).post("tickets", body).json()
    ticket = Ticket.objects.by_id(opened["id"])

    assert opened["reaction"]["state"] == "running"
    assert ticket.messages.get().automatic
    assert ticket.letters.get().kind == "opened"


def test_what_a_customer_s_program_writes_is_no_question_for_the_status(
    program, bashir, shop_is_down, path
):
    program(bashir).post(path, {"text": "Immer noch 502."})

    assert not shop_is_down.events.filter(kind=Happened.STATUS_ASKED).exists()


def test_the_same_person_with_a_key_of_their_own_answers(program, api, kim, shop_is_down, path):
    program(kim)
    api(kim).post(path, {"text": "Läuft wieder."})
    shop_is_down.refresh_from_db()

    assert (shop_is_down.clock, shop_is_down.owner) == ("reacted", kim)
