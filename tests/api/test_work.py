from datetime import timedelta

import pytest
from django.utils import timezone

from tests.api.door import faults, statements
from tests.cast import berlin
from tests.scenes import scene
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.models import WorkEntry
from tresen.tickets.said import Said

DONE = {"started_at": "2026-03-02T11:00:00+01:00", "minutes": 20, "text": "SPF gesetzt."}
KEY = {"Idempotency_Key": "3f2c"}


@pytest.fixture
@scene
def agreed(new_domain, erika):
    at = berlin("mon", "10:30")
    return agree(new_domain, Decision(erika, "portal", cap=100), by=erika, at=at)


@pytest.fixture
def path(new_domain):
    return f"tickets/{new_domain}/work"


@pytest.fixture
def log(api, kim, path):
    """log(minutes=5): what Kim gets who logs that on Muster's new domain."""
    return lambda **change: api(kim).post(path, DONE | change)


def refusal(response):
    return response.status_code, response.json()["code"]


def test_staff_log_work(log, new_domain, agreed):
    response = log()
    (told,) = response.json()["items"]

    assert response.status_code == 201 and response.json()["next"] is None
    assert told.pop("reason")["en"].endswith(
        "for each started quarter of an hour; you have agreed."
    )
    assert (
        told.pop("person")
        == told.pop("by")
        == {
            "name": "Kim Berger",
            "email": "kim@tresen.example",
        }
    )
    assert told == {
        "id": WorkEntry.objects.get().pk,
        "ticket": new_domain.shown_id,
        "kind": "configuration",
        "started_at": "2026-03-02T10:00:00Z",
        "worked_seconds": 1200,
        "billed_seconds": 1800,
        "covered_seconds": 0,
        "split": {"usual": 1200},
        "net": "60.00",
        "gross": "71.40",
        "currency": "EUR",
        "verdict": "charged",
        "activity": "system",
        "text": "SPF gesetzt.",
        "goodwill": "",
        "corrects": None,
        "consent": agreed.pk,
        "quote": None,
    }


def test_without_consent_nothing_can_be_charged(log):
    assert refusal(log()) == (409, "consent_missing")
    assert not WorkEntry.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"started_at": "2026-03-02T10:10:00+01:00"}, "consent_came_later"),
        ({"minutes": 46}, "cap_reached"),
    ],
)
def test_each_refusal_says_what_is_missing(log, agreed, change, code):
    assert refusal(log(**change)) == (409, code)


@pytest.mark.parametrize(
    ("kind", "code"), [("order", "quote_missing"), ("self_service", "decline_missing")]
)
def test_each_kind_says_what_is_missing(log, kim, new_domain, kind, code):
    new_domain.sort_as(kind, by=kim, at=berlin("mon", "10:10"))

    assert refusal(log()) == (409, code)


def test_goodwill_needs_no_consent(log):
    (told,) = log(goodwill="Unser Versehen").json()["items"]

    assert (told["net"], told["goodwill"]) == ("0.00", "Unser Versehen")
    assert told["reason"]["de"] == "Aus Kulanz nicht berechnet: Unser Versehen"


def test_a_colleague_s_work_is_theirs(log, agreed):
    (told,) = log(person="jana@tresen.example", activity="advice").json()["items"]

    assert (told["person"]["name"], told["by"]["name"]) == ("Jana Okoye", "Kim Berger")
    assert told["activity"] == "advice"


def test_over_midnight_it_becomes_an_entry_for_each_day(api, kim, shop_is_down):
    late = {"started_at": "2026-03-02T23:30:00+01:00", "seconds": 3600, "text": "Neustart."}
    told = api(kim).post(f"tickets/{shop_is_down}/work", late).json()["items"]

    assert [each["worked_seconds"] for each in told] == [1800, 1800]
    assert [each["started_at"][:16] for each in told] == ["2026-03-02T22:30", "2026-03-02T23:00"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"started_at": "2026-03-02T11:00:00"}, "started_at"),
        ({"started_at": "gestern"}, "started_at"),
        ({"started_at": 1772445600}, "started_at"),
        ({"started_at": "0001-01-01T00:00:00+14:00"}, "started_at"),
        ({"started_at": "9999-12-31T23:59:59-14:00"}, "started_at"),
        ({"started_at": "2099-01-01T00:00:00Z"}, "started_at"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"minutes": None}, "minutes"),
        ({"minutes": 20.5}, "minutes"),
        ({"seconds": 1200}, "minutes"),
        ({"text": " "}, "text"),
        ({"activity": "sleep"}, "activity"),
        ({"person": "erika@ondemand.example"}, "person"),
        ({"goodwill": ""}, "goodwill"),
        ({"goodwill": "a" * 201}, "goodwill"),
        ({"net": "0.00"}, "net"),
    ],
)
def test_a_field_that_is_not_valid_is_named(log, agreed, change, field):
    answer = log(**change)

    assert answer.status_code == 422 and set(faults(answer)) == {field}
    assert not WorkEntry.objects.exists()


def test_the_same_work_sent_twice_is_one(api, kim, path, agreed):
    door = api(kim)
    answers = {door.post(path, DONE, **KEY).content for _ in range(2)}

    assert len(answers) == 1 and WorkEntry.objects.count() == 1


def test_a_refusal_is_not_kept_under_its_key(api, kim, erika, path, new_domain):
    door = api(kim)
    refused = door.post(path, DONE, **KEY)
    agree(new_domain, Decision(erika, "portal"), by=erika, at=berlin("mon", "10:30"))

    assert (refused.status_code, door.post(path, DONE, **KEY).status_code) == (409, 201)


def test_the_customer_sees_the_work_without_addresses_of_staff(api, log, erika, path, agreed):
    log()
    answer = api(erika).get(path)

    assert answer.json()["items"][0]["person"] == {"name": "Kim Berger", "email": None}
    assert b"@tresen.example" not in answer.content


def test_contacts_log_nothing(api, erika, path, agreed):
    assert api(erika).post(path, DONE).status_code == 404


def test_pages_go_on_where_the_last_one_ended(api, kim, path, agreed, monkeypatch):
    monkeypatch.setattr("tresen.api.work.SIZE", 2)
    for hour in (13, 11, 12):
        start = f"2026-03-02T{hour}:00:00+01:00"
        api(kim).post(path, {"started_at": start, "minutes": 5, "text": "Weiter."})
    first = api(kim).get(path).json()
    last = api(kim).get(f"{path}?cursor={first['next']}").json()

    hours = [each["started_at"][11:13] for each in first["items"] + last["items"]]
    assert (hours, last["next"]) == (["10", "11", "12"], None)


def test_a_long_list_takes_the_same_queries(api, kim, path, agreed):
    door = api(kim)
    door.post(path, DONE | {"minutes": 5})
    few = statements(door, path)
    for minute in range(5):
        start = f"2026-03-02T12:0{minute}:00+01:00"
        door.post(path, DONE | {"started_at": start, "seconds": 60, "minutes": None})

    assert statements(door, path) == few


@pytest.fixture
def correct(api, kim, path, log, agreed):
    """correct(reason="Vertippt."): what Kim gets who takes 20 minutes back."""
    (wrong,) = log().json()["items"]
    return lambda **body: api(kim).post(f"{path}/{wrong['id']}/correction", body)


def test_a_correction_takes_back_what_was_added(correct):
    answer, wrong = correct(reason="Vertippt."), WorkEntry.objects.first()
    told = answer.json()

    assert answer.status_code == 201 and told["corrects"] == wrong.pk
    assert (told["worked_seconds"], told["net"], told["gross"]) == (-1200, "-60.00", "-71.40")
    assert told["text"] == "Vertippt."
    assert told["reason"]["en"] == "This takes back an entry of the same day."


def test_an_entry_is_corrected_once(correct):
    answers = [correct(reason="Vertippt.") for _ in range(2)]

    assert refusal(answers[1]) == (409, "corrected_already")
    assert WorkEntry.objects.count() == 2


@pytest.mark.parametrize("body", [{}, {"reason": " "}, {"reason": 7}])
def test_a_correction_has_a_reason(correct, body):
    assert set(faults(correct(**body))) == {"reason"}


@pytest.mark.parametrize("entry", ["0", str(2**70), "one", "-1"])
def test_what_was_never_logged_is_not_corrected(api, kim, path, entry):
    answer = api(kim).post(f"{path}/{entry}/correction", {"reason": "Vertippt."})

    assert answer.status_code == 404


def test_work_is_corrected_on_its_own_ticket(api, kim, log, agreed, shop_is_down):
    (wrong,) = log().json()["items"]
    elsewhere = f"tickets/{shop_is_down}/work/{wrong['id']}/correction"

    assert api(kim).post(elsewhere, {"reason": "Vertippt."}).status_code == 404


def test_what_is_done_just_now_can_be_logged(api, kim, shop_is_down):
    start = (timezone.now() - timedelta(minutes=5)).isoformat()
    answer = api(kim).post(
        f"tickets/{shop_is_down}/work", DONE | {"started_at": start, "minutes": 5}
    )

    assert answer.status_code == 201


def test_work_of_before_is_logged_on_a_closed_ticket_too(log, kim, new_domain, agreed):
    new_domain.close(Said("Erledigt."), result="solved", by=kim, at=berlin("mon", "12:00"))

    assert log().status_code == 201
