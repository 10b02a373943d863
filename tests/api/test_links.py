import pytest

from tests.api.door import faults
from tests.cast import berlin
from tresen.tickets.models import Link


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/links"


@pytest.mark.parametrize(
    ("said", "read_there"),
    [
        ("follows", "followed_by"),
        ("followed_by", "follows"),
        ("relates_to", "relates_to"),
        ("duplicates", "duplicated_by"),
        ("duplicated_by", "duplicates"),
        ("part_of", "has_part"),
        ("has_part", "part_of"),
    ],
)
def test_a_link_is_read_from_both_ends(api, shop_is_down, mailbox_is_full, said, read_there):
    door, body = api("kim@tresen.example"), {"type": said, "ticket": mailbox_is_full.shown_id}
    response = door.post(f"tickets/{shop_is_down}/links", body)

    here = door.get(f"tickets/{shop_is_down}").json()["links"]
    there = door.get(f"tickets/{mailbox_is_full}").json()["links"]
    assert response.status_code == 201
    assert here == [{"type": said, "ticket": mailbox_is_full.shown_id, "proposed": False}]
    assert here == [response.json()]
    assert there == [{"type": read_there, "ticket": shop_is_down.shown_id, "proposed": False}]


def test_linking_twice_makes_one_link(api, kim, path, mailbox_is_full):
    body = {"type": "relates_to", "ticket": mailbox_is_full.number}
    api(kim).post(path, body)

    assert api(kim).post(path, body).status_code == 201
    assert Link.objects.count() == 1


def test_contacts_see_no_link_to_what_they_cannot_reach(
    api, kim, bashir, shop_is_down, mailbox_is_full
):
    body = {"type": "relates_to", "ticket": mailbox_is_full.shown_id}
    api(kim).post(f"tickets/{shop_is_down}/links", body)

    shown = api(bashir).get(f"tickets/{shop_is_down}")
    assert shown.json()["links"] == []
    assert mailbox_is_full.shown_id not in shown.content.decode()


def test_proposals_are_for_staff(api, kim, bashir, shop_is_down, open_many):
    other = open_many(1)[0]
    Link.objects.create(
        ticket=shop_is_down, to=other, type="relates_to", by=kim, at=berlin("mon", "11:00")
    )
    path = f"tickets/{shop_is_down}"

    assert api(kim).get(path).json()["links"][0]["proposed"] is True
    assert api(bashir).get(path).json()["links"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"type": "loves", "ticket": "0000-0000"}, "type"),
        ({"type": "follows"}, "ticket"),
        ({"type": "follows", "ticket": "0000-0000"}, "ticket"),
        ({"type": "follows", "ticket": "4821-9376"}, "ticket"),
        ({"type": "follows", "ticket": "nonsense"}, "ticket"),
        ({"type": "follows", "ticket": "0000-0000", "why": "so"}, "why"),
    ],
)
def test_what_cannot_be_linked_is_named(api, kim, path, body, field):
    response = api(kim).post(path, body)

    assert response.status_code == 422 and set(faults(response)) == {field}


def test_a_ticket_is_not_linked_to_itself(api, kim, path, shop_is_down):
    response = api(kim).post(path, {"type": "follows", "ticket": shop_is_down.shown_id})

    assert response.json()["code"] == "not_linkable" and set(faults(response)) == {"ticket"}


def test_contacts_find_nothing_here(api, bashir, path, shop_is_down):
    body = {"type": "follows", "ticket": shop_is_down.shown_id}

    assert api(bashir).post(path, body).status_code == 404
