import pytest
from django.utils import timezone

from tests.api.door import faults, statements
from tests.cast import berlin
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

NEW = {"subject": "Drucker brennt", "text": "Bitte schnell.", "kind": "fault"}


def numbers(response):
    return [item["id"] for item in response.json()["items"]]


def test_a_contact_opens_a_ticket(api, bashir):
    response = api(bashir).post("tickets", NEW | {"product": "Onlineshop"})

    shown, ticket = response.json(), Ticket.objects.get()
    assert response.status_code == 201
    assert shown["id"] == ticket.shown_id and ticket.origin == "api"
    assert shown["customer"]["number"] == "10488" and shown["product"] == "Onlineshop"
    assert shown["state"] == "open" and shown["reaction"]["state"] == "running"


def test_a_ticket_shows_these_fields(api, kim, shop_is_down):
    shown = api(kim).get(f"tickets/{shop_is_down}").json()

    assert shown | {"id": None, "opened_at": None, "reaction": None, "costs": None} == {
        "id": None,
        "subject": "Onlineshop antwortet mit 502",
        "kind": "fault",
        "state": "open",
        "customer": {"number": "10488", "name": "Nordlicht Versand GmbH", "level": "business"},
        "contact": {"name": "Bashir Nordmann", "email": "bashir@business.example"},
        "owner": None,
        "product": None,
        "opened_at": None,
        "closed_at": None,
        "reaction": None,
        "costs": None,
        "links": [],
    }


def test_the_reaction_says_until_when_we_answer(api, kim, shop_is_down):
    reaction = api(kim).get(f"tickets/{shop_is_down}").json()["reaction"]

    assert reaction == {
        "state": "running",
        "due_at": "2026-03-02T13:00:00Z",
        "reacted_at": None,
        "overdue": timezone.now() > berlin("mon", "14:00"),
    }


def test_an_answer_shows_as_reaction(api, kim, shop_is_down):
    shop_is_down.answer(Said("Wir sehen nach."), by=kim, at=berlin("mon", "11:00"))
    shown = api(kim).get(f"tickets/{shop_is_down}").json()

    assert shown["reaction"]["state"] == "reacted"
    assert shown["reaction"]["reacted_at"] == "2026-03-02T10:00:00Z"
    assert shown["owner"] == {"name": "Kim Berger", "email": "kim@tresen.example"}


def test_a_contact_reads_no_address_of_staff(api, kim, bashir, shop_is_down):
    shop_is_down.answer(Said("Wir sehen nach."), by=kim, at=berlin("mon", "11:00"))

    response = api(bashir).get(f"tickets/{shop_is_down}")
    assert response.json()["owner"] == {"name": "Kim Berger", "email": None}
    assert "kim@tresen.example" not in response.content.decode()


def test_both_spellings_of_an_id_are_accepted(api, kim, shop_is_down):
    assert api(kim).get(f"tickets/{shop_is_down.number}").json()["id"] == shop_is_down.shown_id


def test_a_mistyped_id_is_told_from_an_unknown_one(api, kim, shop_is_down):
    number = shop_is_down.number
    mistyped = number[:-1] + str((int(number[-1]) + 1) % 10)

    assert "check digit" in api(kim).get(f"tickets/{mistyped}").json()["detail"]
    assert "check digit" not in api(kim).get("tickets/0000-0000").json()["detail"]


def test_a_strangers_ticket_looks_like_none(api, erika, shop_is_down):
    hidden = api(erika).get(f"tickets/{shop_is_down}")
    missing = api(erika).get("tickets/0000-0000")

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


@pytest.mark.parametrize(
    ("who", "number"),
    [("kim@tresen.example", 2), ("erika@ondemand.example", 1), ("otto@ondemand.example", 0)],
)
def test_a_list_holds_what_its_reader_may_reach(api, shop_is_down, mailbox_is_full, who, number):
    assert len(numbers(api(who).get("tickets"))) == number


def test_the_address_of_an_owner_cannot_be_guessed(api, bashir, kim, shop_is_down):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon", "11:00"))
    door = api(bashir)
    right, wrong = (door.get(f"tickets?owner={who}@tresen.example") for who in ("kim", "nobody"))

    assert right.status_code == 422
    assert right.json() == wrong.json()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", True),
        ("state=waiting", False),
        ("state=closed", False),
        ("owner=none", False),
        ("owner=me", True),
        ("owner=KIM@tresen.example", True),
        ("owner=lea@tresen.example", False),
        ("owner=nobody@tresen.example", False),
        ("customer=10488", True),
        ("customer=10231", False),
        ("q=shop", True),
        ("q=drucker", False),
        ("q=", False),
        ("state=open&owner=me&customer=10488&q=502", True),
    ],
)
def test_a_list_is_narrowed_by_its_parameters(api, kim, shop_is_down, query, found):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon", "11:00"))

    assert bool(numbers(api(kim).get(f"tickets?{query}"))) is found


@pytest.mark.parametrize(("number", "sizes"), [(50, [50]), (51, [50, 1])])
def test_pages_hold_every_ticket_once_newest_first(api, kim, open_many, number, sizes):
    newest_first = [ticket.shown_id for ticket in reversed(open_many(number))]
    door, pages, path = api(kim), [], "tickets"
    while path:
        page = door.get(path)
        pages.append(numbers(page))
        path = page.json()["next"] and f"tickets?cursor={page.json()['next']}"

    assert sum(pages, []) == newest_first
    assert list(map(len, pages)) == sizes


@pytest.mark.parametrize("who", ["kim@tresen.example", "bashir@business.example"])
def test_a_page_takes_the_same_queries_however_long_it_is(api, open_many, who):
    door = api(who)
    open_many(1)
    few = statements(door, "tickets")
    open_many(6)

    assert statements(door, "tickets") == few
    assert len(few) < 17


def test_reading_writes_nothing(api, kim, shop_is_down):
    assert set(statements(api(kim), f"tickets/{shop_is_down}")) == {"SELECT"}


def test_a_text_of_blanks_opens_nothing(api, bashir):
    assert set(faults(api(bashir).post("tickets", NEW | {"text": " "}))) == {"text"}
    assert not Ticket.objects.exists()
