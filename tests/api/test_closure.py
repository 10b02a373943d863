import pytest

from tests.api.door import faults
from tresen.tickets.models import Closure


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/closure"


@pytest.mark.parametrize("result", ["solved", "unsolved", "withdrawn", "duplicate"])
def test_staff_close_with_a_result_and_a_text(api, kim, path, shop_is_down, result):
    response = api(kim).post(path, {"text": "Läuft wieder.", "result": result})

    shown = response.json()
    assert response.status_code == 201
    assert shown["ticket"] == shop_is_down.shown_id and shown["result"] == result
    assert shown["text"] == "Läuft wieder." and shown["closed_by"]["name"] == "Kim Berger"
    assert api(kim).get(f"tickets/{shop_is_down}").json()["closed_at"] == shown["closed_at"]


def test_a_contact_closes_without_a_word(api, bashir, path, shop_is_down):
    assert api(bashir).post(path, {"result": "solved"}).status_code == 201
    assert api(bashir).get(f"tickets/{shop_is_down}").json()["state"] == "closed"


@pytest.mark.parametrize("who", ["kim@tresen.example", "bashir@business.example"])
def test_closing_twice_is_refused(api, closed, who):
    response = api(who).post(
        f"tickets/{closed}/closure", {"text": "Nochmal.", "result": "unsolved"}
    )

    assert response.status_code == 409 and response.json()["code"] == "ticket_is_closed"
    assert Closure.objects.get().result == "solved"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"result": "solved"}, "text"),
        ({"text": "Gut."}, "result"),
        ({"text": "Gut.", "result": "done"}, "result"),
        ({"text": "Gut.", "result": "solved", "silent": True}, "silent"),
    ],
)
def test_what_is_missing_or_unknown_is_named(api, kim, path, body, field):
    response = api(kim).post(path, body)

    assert response.status_code == 422 and set(faults(response)) == {field}
    assert not Closure.objects.exists()


def test_strangers_close_nothing(api, erika, path):
    assert api(erika).post(path, {"result": "solved"}).status_code == 404


@pytest.mark.parametrize("method", ["delete", "patch", "put"])
def test_no_call_takes_a_closure_back(api, ada, closed, method):
    door = api(ada)
    send = getattr(door.client, method)
    headers = {"Authorization": f"Bearer {door.secret}"}

    assert send(f"/api/v1/tickets/{closed}/closure", headers=headers).status_code == 405
    assert Closure.objects.exists()


def test_a_colleagues_ticket_is_not_ours_to_close(api, path, shop_is_down):
    jule = "jule@business.example"
    response = api(jule).post(path, {"result": "solved"})

    assert response.status_code == 409 and response.json()["code"] == "not_yours"
    assert api(jule).get(f"tickets/{shop_is_down}").json()["closed_at"] is None


@pytest.mark.parametrize("result", ["unsolved", "duplicate"])
def test_contacts_close_as_solved_or_withdrawn(api, bashir, path, result):
    response = api(bashir).post(path, {"result": result})

    assert response.status_code == 422 and set(faults(response)) == {"result"}
    assert not Closure.objects.exists()
