import pytest

from tests.api.door import faults
from tresen.tickets.models import Ticket

NEW = {"subject": "Drucker", "text": "Brennt.", "kind": "fault"}


def assert_problem(response, status):
    document = response.json()
    assert response.status_code == document["status"] == status
    assert response["Content-Type"] == "application/problem+json"
    assert document["type"] == "about:blank"
    assert document["title"] and document["detail"] and document["code"]


@pytest.mark.parametrize(
    "path", ["", "ticket", "tickets/", "tickets/12345", "tickets/4821-9375/thanks", "attachments/1"]
)
def test_what_is_not_there_is_a_problem(api, kim, path):
    assert_problem(api(kim).get(path), 404)


def test_a_wrong_method_says_which_are_right(api, kim):
    response = api(kim).put("tickets", NEW)

    assert_problem(response, 405)
    assert set(response["Allow"].split(", ")) == {"GET", "POST"}


@pytest.mark.parametrize("body", ["{", "NaN", '{"text": Infinity}', "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_a_problem(api, kim, body):
    assert_problem(api(kim).post("tickets", body), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_media_type_is_a_problem(api, kim, content_type):
    assert_problem(api(kim).post("tickets", '{"text": "a"}', content_type=content_type), 415)


def test_too_much_is_a_problem(api, kim, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    assert_problem(api(kim).post("tickets", NEW), 413)


def test_what_breaks_inside_stays_inside(api, kim, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr(Ticket, "open", broken)
    response = api(kim).post("tickets", NEW)

    assert_problem(response, 500)
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize("body", ["[]", '"a"', "null", "7", ""])
def test_a_body_is_an_object(api, kim, body):
    response = api(kim).post("tickets", body)

    assert_problem(response, 422)
    assert set(faults(response)) == {"body"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject": None}, "subject"),
        ({"subject": "  "}, "subject"),
        ({"subject": "a" * 301}, "subject"),
        ({"subject": "a\0b"}, "subject"),
        ({"subject": 7}, "subject"),
        ({"text": "\n\t "}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"text": ["a"]}, "text"),
        ({"kind": "unsorted"}, "kind"),
        ({"kind": "Fault"}, "kind"),
        ({"product": True}, "product"),
        ({"priority": 1}, "priority"),
        ({"consent": True}, "consent"),
        ({"consent": {"price_list": 1, "accepted": True}}, "consent.accepted"),
        ({"consent": {"price_list": "1"}}, "consent.price_list"),
        ({"consent": {"price_list": 1, "cap": 60}}, "consent.cap"),
        ({"consent": {"price_list": 1, "cap": "60,00"}}, "consent.cap"),
        ({"consent": {"price_list": 1, "cap": "-1"}}, "consent.cap"),
    ],
)
def test_a_field_that_is_not_valid_is_named(api, kim, change, field):
    response = api(kim).post("tickets", NEW | change)

    assert_problem(response, 422)
    assert set(faults(response)) == {field}


def test_every_fault_is_told_at_once(api, kim):
    response = api(kim).post("tickets", {"kind": "x", "colour": "red"})

    assert set(faults(response)) == {"subject", "text", "kind", "colour"}
    assert faults(response)["kind"].startswith("This must be one of: fault, bug, question")


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("tickets?colour=red", "colour"),
        ("tickets?state=new", "state"),
        ("tickets?state=open&state=closed", "state"),
        ("tickets?state=", "state"),
        ("tickets?cursor=abc", "cursor"),
        ("tickets?cursor=", "cursor"),
        ("tickets?cursor=WyI5OTk5LTEyLTMxVDIzOjU5OjU5LTIzOjU5IiwxXQ", "cursor"),
        ("tickets?owner=nobody", "owner"),
        ("tickets?customer=%00", "customer"),
        ("tickets?q=4821-9376", "q"),
        ("tickets?customer__account_manager=1", "customer__account_manager"),
    ],
)
def test_a_parameter_that_is_not_valid_is_named(api, kim, path, field):
    response = api(kim).get(path)

    assert_problem(response, 422)
    assert set(faults(response)) == {field}


def test_a_page_of_one_ticket_takes_no_parameters(api, kim, shop_is_down):
    response = api(kim).get(f"tickets/{shop_is_down}?state=open")

    assert set(faults(response)) == {"state"}


@pytest.mark.parametrize("path", ["tickets", "nothing/like/this", "attachments/1"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "A request may have 30 MB at most."), ("de", "Eine Anfrage darf höchstens 30 MB groß")],
)
def test_what_is_too_large_is_a_problem_in_the_readers_language(api, kim, path, language, words):
    announced = {"content_length": str(31 * 2**20), "accept_language": language}
    response = api(kim).post(path, NEW, **announced)

    assert_problem(response, 413)
    assert words in response.json()["detail"]
