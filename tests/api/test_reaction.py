from datetime import timedelta

import pytest

from tests.api.door import faults, statements
from tests.cast import berlin
from tresen.tickets.said import Said


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down.shown_id}/reaction"


@pytest.fixture
def answered(shop_is_down, kim):
    shop_is_down.answer(Said("Läuft wieder."), by=kim, at=berlin("mon", "10:30"))
    return shop_is_down


@pytest.fixture
def talk(shop_is_down, bashir, kim):
    """So many words of the customer, each answered a minute later."""

    def talked(first, last):
        for turn in range(first, last):
            at = berlin("tue") + timedelta(hours=turn)
            shop_is_down.reply(Said("Und nun?"), by=bashir, at=at)
            shop_is_down.answer(Said("Läuft."), by=kim, at=at + timedelta(minutes=1))

    return talked


def test_a_deadline_is_explained_leg_by_leg(api, kim, path, answered):
    body = api(kim).get(path).json()

    assert body["state"] == "reacted"
    assert body["reacted_at"] == "2026-03-02T09:30:00Z"
    assert body["turns"] == [
        {
            "since": "2026-03-02T09:00:00Z",
            "due_at": "2026-03-02T13:00:00Z",
            "seconds": 14400,
            "rule": "house",
            "sentence": "We promise an answer within 4 hours of service time.",
            "calendar": {"code": "standard", "version": 1},
            "answered_at": "2026-03-02T09:30:00Z",
            "kept": True,
            "ended_at": None,
            "moved": [],
            "legs": [
                {
                    "start": "2026-03-02T09:00:00Z",
                    "end": "2026-03-02T09:30:00Z",
                    "counted": True,
                    "reason": "",
                    "name": "",
                }
            ],
        }
    ]


def test_the_customer_reads_the_same_without_what_is_internal(api, kim, bashir, path, answered):
    shown, for_staff = (api(who).get(path).json() for who in (bashir, kim))

    assert shown["turns"][0].pop("calendar") is None
    assert for_staff["turns"][0].pop("calendar")
    assert shown == for_staff


def test_a_move_says_from_when_to_when_and_why(api, kim, path, shop_is_down):
    shop_is_down.sort_as("emergency", by=kim, at=berlin("mon", "10:20"))

    assert api(kim).get(path).json()["turns"][0]["moved"] == [
        {
            "at": "2026-03-02T09:20:00Z",
            "why": "kind_changed",
            "before": "2026-03-02T13:00:00Z",
            "after": "2026-03-02T09:50:00Z",
        }
    ]


def test_old_turns_come_page_by_page(api, kim, path, talk):
    talk(0, 25)
    door = api(kim)
    first = door.get(path).json()
    second = door.get(f"{path}?cursor={first['next']}").json()

    assert (len(first["turns"]), len(second["turns"]), second["next"]) == (20, 5, None)
    assert first["turns"][-1]["since"] > second["turns"][0]["since"]


def test_more_turns_cost_no_more(api, kim, path, talk):
    door = api(kim)
    talk(0, 2)
    few = statements(door, path)
    talk(2, 6)

    assert statements(door, path) == few


@pytest.mark.parametrize("query", ["cursor=nonsense", "before=x"])
def test_foreign_cursors_and_unknown_parameters_are_refused(api, kim, path, query):
    response = api(kim).get(f"{path}?{query}")

    assert response.status_code == 422
    assert set(faults(response)) == {query.split("=")[0]}


def test_who_may_not_see_the_ticket_sees_no_deadline(api, erika, path):
    assert api(erika).get(path).status_code == 404
