import pytest

from tests.api.door import faults


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/owner"


def test_a_ticket_passes_from_hand_to_hand(api, kim, lea, path, shop_is_down):
    response = api(kim).put(path, {"owner": "lea@tresen.example"})

    shop_is_down.refresh_from_db()
    assert response.status_code == 200 and shop_is_down.owner == lea
    assert response.json()["owner"] == {"name": "Lea Mertens", "email": "lea@tresen.example"}


def test_null_gives_a_ticket_back_to_all(api, kim, path):
    api(kim).put(path, {"owner": "kim@tresen.example"})

    assert api(kim).put(path, {"owner": None}).json()["owner"] is None


@pytest.mark.parametrize(
    "body",
    [{}, {"owner": ""}, {"owner": "nonsense"}, {"owner": "bashir@business.example"}, {"owner": 1}],
)
def test_only_staff_own_tickets(api, kim, path, body):
    response = api(kim).put(path, body)

    assert response.status_code == 422 and set(faults(response)) == {"owner"}


def test_an_unknown_field_is_refused(api, kim, path):
    assert set(faults(api(kim).put(path, {"owner": None, "team": 1}))) == {"team"}


def test_a_closed_ticket_keeps_its_owner(api, kim, closed):
    response = api(kim).put(f"tickets/{closed}/owner", {"owner": None})

    assert response.status_code == 409 and response.json()["code"] == "ticket_is_closed"


def test_contacts_find_nothing_here(api, bashir, erika, path):
    assert api(bashir).put(path, {"owner": None}).status_code == 404
    assert api(erika).put(path, {"owner": None}).status_code == 404
