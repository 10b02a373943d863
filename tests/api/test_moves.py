"""Moves and splits: a message that lies on the wrong ticket."""

import pytest

from tests.api.door import faults
from tests.cast import berlin
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said


@pytest.fixture
def strayed(shop_is_down, bashir, kim):
    """Answered, so that they may also be moved to where Bashir cannot read."""
    said = Said("Auch der Mailserver ist langsam.", origin="mail")
    message = shop_is_down.reply(said, by=bashir, at=berlin("mon", "10:30"))
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    return message


@pytest.fixture
def moves(shop_is_down):
    return f"tickets/{shop_is_down}/moves"


@pytest.fixture
def splits(shop_is_down):
    return f"tickets/{shop_is_down}/splits"


def test_a_moved_message_is_answered_as_it_stands_there(api, moves, strayed, mailbox_is_full):
    body = {"message": strayed.pk, "to": mailbox_is_full.shown_id}
    answer = api("kim@tresen.example").post(moves, body)

    assert answer.status_code == 201
    assert answer.json()["id"] == strayed.moved_to.pk
    assert strayed.moved_to.ticket == mailbox_is_full


def test_a_split_message_is_answered_as_a_ticket(api, splits, strayed):
    body = {"message": strayed.pk, "subject": "Mailserver"}
    answer = api("kim@tresen.example").post(splits, body)

    assert answer.status_code == 201
    assert Ticket.objects.get(subject="Mailserver").shown_id == answer.json()["id"]


def test_a_message_of_another_ticket_is_refused(api, moves, mailbox_is_full):
    body = {"message": mailbox_is_full.first_message.pk, "to": mailbox_is_full.shown_id}
    answer = api("kim@tresen.example").post(moves, body)

    assert (answer.status_code, list(faults(answer))) == (422, ["message"])


def test_what_cannot_be_moved_says_why(api, splits, shop_is_down):
    body = {"message": shop_is_down.first_message.pk, "subject": "Anders"}
    answer = api("kim@tresen.example").post(splits, body)

    assert (answer.status_code, answer.json()["code"]) == (422, "opening_stays")


def test_contacts_move_nothing(api, moves, strayed, mailbox_is_full):
    body = {"message": strayed.pk, "to": mailbox_is_full.shown_id}

    assert api("bashir@business.example").post(moves, body).status_code == 404
