import pytest

from tests.api.door import faults


@pytest.fixture
def path(shop_is_down):
    return f"tickets/{shop_is_down}/kind"


def test_staff_say_what_is_asked_for(api, kim, path, shop_is_down):
    response = api(kim).put(path, {"kind": "advice"})

    shop_is_down.refresh_from_db()
    assert response.status_code == 200 and response.json()["kind"] == "advice"
    assert shop_is_down.kind == "advice" and shop_is_down.clock == "running"


@pytest.mark.parametrize(("body", "field"), [({}, "kind"), ({"kind": "unsorted"}, "kind")])
def test_only_a_kind_on_offer_is_taken(api, kim, path, body, field):
    assert set(faults(api(kim).put(path, body))) == {field}


def test_a_closed_ticket_keeps_its_kind(api, kim, closed):
    assert api(kim).put(f"tickets/{closed}/kind", {"kind": "advice"}).status_code == 409


def test_contacts_find_nothing_here(api, bashir, path):
    assert api(bashir).put(path, {"kind": "advice"}).status_code == 404
