"""POST tickets/{id}/nudges and tickets/{id}/sales: the ways that are open once we are late."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tresen.tickets.models import Event, Kind, Ticket
from tresen.tickets.said import NewTicket, Said

WAYS = ["nudges", "sales"]


@pytest.fixture
def late(shop_is_down):
    """Overdue since a Monday long ago."""
    return shop_is_down


@pytest.fixture
def fresh(bashir, nordlicht):
    new = NewTicket("Neue Frage", Said("Geht das?"), kind=Kind.QUESTION, customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


def test_a_nudge_says_when_and_from_when_again(api, bashir, late):
    told = api(bashir).post(f"tickets/{late}/nudges", {})
    nudge = told.json()

    assert told.status_code == 201
    assert (nudge["ticket"], nudge["by"]["name"]) == (late.shown_id, "Bashir Nordmann")
    asked, again = (datetime.fromisoformat(nudge[name]) for name in ("at", "again_at"))
    assert again - asked == timedelta(hours=1)
    assert late.events.get(kind=Event.Kind.STATUS_ASKED).at == asked


def test_sales_says_since_when(api, bashir, late):
    told = [api(bashir).post(f"tickets/{late}/sales", {}) for _ in range(2)]

    assert [each.status_code for each in told] == [201, 201]
    assert told[0].json() == told[1].json()
    assert told[0].json()["ticket"] == late.shown_id


def test_once_an_hour_is_enough(api, bashir, late):
    door = api(bashir)
    refused = [door.post(f"tickets/{late}/nudges", {}) for _ in range(2)][1]

    assert refused.status_code == 409
    assert refused.json()["code"] == "asked_already"
    assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("way", WAYS)
def test_before_the_deadline_it_is_refused(api, bashir, fresh, way):
    refused = api(bashir).post(f"tickets/{fresh}/{way}", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "not_overdue")


@pytest.mark.parametrize("way", WAYS)
def test_an_answered_ticket_owes_nothing(api, bashir, late, kim, way):
    late.answer(Said("Läuft."), by=kim, at=timezone.now())
    refused = api(bashir).post(f"tickets/{late}/{way}", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_due")


@pytest.mark.parametrize("way", WAYS)
def test_a_closed_ticket_stays_closed(api, bashir, closed, way):
    refused = api(bashir).post(f"tickets/{closed}/{way}", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "ticket_is_closed")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_has_to_be_said_and_nothing_unknown_is_taken(api, bashir, late, way):
    refused = api(bashir).post(f"tickets/{late}/{way}", {"text": "Hallo?"})

    assert refused.status_code == 422
    assert not late.events.filter(kind=Event.Kind.STATUS_ASKED).exists()


@pytest.mark.parametrize("way", WAYS)
def test_no_body_at_all_will_do(api, bashir, late, way):
    door = api(bashir)
    headers = {"Authorization": f"Bearer {door.secret}"}

    told = door.client.generic("POST", f"/api/v1/tickets/{late}/{way}", headers=headers)
    assert told.status_code == 201


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["erika@ondemand.example", "yuki@enterprise.example"])
def test_another_customer_finds_nothing(api, late, way, who):
    assert api(who).post(f"tickets/{late}/{way}", {}).status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_the_same_request_twice_happens_once(api, bashir, late, way):
    door = api(bashir)
    answers = [door.post(f"tickets/{late}/{way}", {}, Idempotency_Key="k") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
