"""GET statements, and POST exports: what was issued, for programs that bill."""

import pytest

from tests.api.door import faults, statements
from tests.stated import APRIL, issued_on_time, on, work
from tresen.costs.models import Export
from tresen.customers.models import Contact
from tresen.people.models import Staff

MARCHS = "statements/2026-03-10231"


@pytest.fixture
def two_months(issued, domain):
    """Muster's March and April."""
    work(domain, 15, start=on(4, 3))
    issued_on_time(domain.customer, APRIL)


def numbers(response):
    return [statement["number"] for statement in response.json()["items"]]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("erika@ondemand.example", ["2026-03-10231"]),
        ("otto@ondemand.example", []),
        ("bashir@business.example", []),
        ("kim@tresen.example", []),
        ("lea@tresen.example", ["2026-03-10231"]),
        ("sam@tresen.example", ["2026-03-10231"]),
        ("ada@tresen.example", ["2026-03-10231"]),
    ],
)
def test_everybody_lists_what_is_theirs(who, found, api, issued):
    assert numbers(api(who).get("statements")) == found
    assert api(who).get(MARCHS).status_code == (200 if found else 404)


def test_the_accounts_department_sees_them(api, otto, issued):
    Contact.objects.filter(person=otto).update(role="accounting")

    assert numbers(api(otto).get("statements")) == ["2026-03-10231"]


def test_a_statement_says_what_each_entry_was(api, erika, issued, domain):
    told = api(erika).get(MARCHS).json()
    (line,) = told["lines"]

    assert (told["month"], told["net"], told["vat"], told["gross"]) == (
        "2026-03",
        "60.00",
        "11.40",
        "71.40",
    )
    assert (line["ticket"], line["reason"]) == (domain.shown_id, "consented")
    assert line["price"] | {"net": "30.00", "increment_seconds": 900} == line["price"]
    assert line["consent"]["seal"] == domain.consents.get().seal


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("customer=10231", 2),
        ("customer=10488", 0),
        ("month=2026-03", 1),
        ("month=2026-04&customer=10231", 1),
        ("month=2026-05", 0),
    ],
)
def test_a_list_is_narrowed_by_customer_and_month(query, found, api, sam, two_months):
    assert len(numbers(api(sam).get(f"statements?{query}"))) == found


@pytest.mark.parametrize(("name", "value"), [("month", "2026-13"), ("cursor", "x"), ("year", "1")])
def test_nonsense_is_refused(name, value, api, sam, issued):
    response = api(sam).get(f"statements?{name}={value}")

    assert response.status_code == 422 and set(faults(response)) == {name}


def test_a_long_list_comes_in_pages(api, sam, two_months, monkeypatch):
    monkeypatch.setattr("tresen.api.statements.SIZE", 1)
    first = api(sam).get("statements")
    second = api(sam).get(f"statements?cursor={first.json()['next']}")

    assert numbers(first) + numbers(second) == ["2026-04-10231", "2026-03-10231"]
    assert second.json()["next"] is None


def test_reading_costs_the_same_for_many_lines(api, sam, issued, domain):
    door = api(sam)
    for minute in range(10, 15):
        work(domain, 1, start=on(4, 3, f"11:{minute}"))
    issued_on_time(domain.customer, APRIL)

    few, many = (statements(door, f"statements/2026-0{month}-10231") for month in (3, 4))
    assert many == few


def test_an_export_has_what_no_export_had(api, sam, issued):
    told = api(sam).post("exports", {})
    (line,) = told.json()["lines"]

    assert told.status_code == 201
    assert (line["statement"], line["customer"]["number"], line["net"]) == (
        "2026-03-10231",
        "10231",
        "60.00",
    )


def test_with_nothing_new_there_is_no_export(api, sam, issued):
    told = [api(sam).post("exports", {}) for _ in range(2)][1]

    assert (told.status_code, told.json()["code"]) == (409, "nothing_to_export")
    assert Export.objects.count() == 1


def test_an_export_can_be_read_again(api, sam, issued):
    door = api(sam)
    first = door.post("exports", {}).json()

    assert door.get(f"exports/{first['id']}").json() == first


def test_the_same_request_twice_is_one_export(api, sam, issued):
    door = api(sam)
    answers = [door.post("exports", {}, Idempotency_Key="k") for _ in range(2)]

    assert [each.status_code for each in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize("role", ["agent", "lead"])
def test_only_sales_and_administrators_export(role, api, kim, sam, issued):
    number = api(sam).post("exports", {}).json()["id"]
    Staff.objects.filter(person=kim).update(role=role)

    assert api(kim).post("exports", {}).status_code == 404
    assert api(kim).get(f"exports/{number}").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["exports/1", "exports/99999999999999999999", "statements/nix", "statements/a%00b"],
)
def test_what_is_not_there_is_404(path, api, sam, issued):
    assert api(sam).get(path).status_code == 404
