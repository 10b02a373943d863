"""/desk/statements/: the months of all customers, and one month of one of them."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tests.stated import MARCH, issued_on_time, work
from tresen.costs.models import Statement
from tresen.customers.models import Customer
from tresen.people.models import Staff
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

INDEX = "/desk/statements/"
MUSTER = f"{INDEX}10231/2026-03/"


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    return client


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", ["sales", "lead", "administrator"])
def test_who_bills_sees_every_month(role, client, kim, domain_work):
    Staff.objects.filter(person=kim).update(role=role)
    client.force_login(kim.login)

    assert "Muster &amp; Söhne OHG" in page(client, f"{INDEX}?month=2026-03")


@pytest.mark.parametrize("url", [INDEX, f"{INDEX}10231/", MUSTER, f"{MUSTER}pdf/"])
def test_agents_find_nothing_here(as_kim, url, domain_work):
    assert as_kim.get(url).status_code == 404


def test_drafts_and_issued_ones_stand_side_by_side(as_sam, issued, shop_is_down):
    work(shop_is_down, 45)
    shown = page(as_sam, f"{INDEX}?month=2026-03")

    assert shown.count(">Entwurf<") == shown.count(">Ausgestellt<") == 1
    assert "60,00 €" in shown and "71,40 €" in shown


@pytest.mark.parametrize("month", ["2026-13", "2099-01", "März", "0000-01", "9999-12"])
def test_what_is_no_month_of_ours_leads_nowhere(as_sam, month):
    assert as_sam.get(f"{INDEX}?month={month}").status_code == 404
    assert as_sam.get(f"{INDEX}10231/{month}/").status_code == 404


def test_a_draft_is_issued_by_a_button(as_sam, domain_work):
    response = as_sam.post(MUSTER, follow=True)

    assert Statement.objects.get().issued_by.name == "Sam Peters"
    assert "2026-03-10231" in response.content.decode()


def test_a_second_time_says_why_not(as_sam, issued):
    response = as_sam.post(MUSTER, follow=True)

    assert "schon ausgestellt" in response.content.decode()
    assert Statement.objects.count() == 1


def test_all_of_a_month_are_issued_at_once(as_sam, domain_work, shop_is_down):
    work(shop_is_down, 45)
    response = as_sam.post(INDEX, {"month": "2026-03"}, follow=True)

    assert "2 Leistungsnachweise wurden ausgestellt." in response.content.decode()


def test_looking_changes_nothing(as_sam, domain_work):
    for url in (INDEX, f"{INDEX}10231/", MUSTER, f"{MUSTER}pdf/", f"{MUSTER}json/"):
        as_sam.get(url)

    assert not Statement.objects.exists()


def test_the_page_says_all_that_the_paper_says(as_sam, domain_work):
    shown = page(as_sam, MUSTER)
    said = ["SPF gesetzt.", "Kim Berger", "Erika Mustermann hat am 02.03.2026, 10:30 Uhr"]
    said += ["20 min", "30 min", "60,00 €", "19 % Umsatzsteuer auf 60,00 €", "71,40 €"]

    assert [words for words in said if words not in shown] == []


def test_what_somebody_wrote_is_no_markup(as_sam, domain):
    work(domain, 20, text="<script>alert(1)</script>")

    assert "<script>alert" not in page(as_sam, MUSTER)


def test_a_month_without_anything_says_so(as_sam, muster):
    assert "nichts nachzuweisen" in page(as_sam, MUSTER)


@pytest.mark.parametrize(
    ("form", "kind"),
    [("pdf", "application/pdf"), ("csv", "text/csv"), ("json", "application/json")],
)
def test_a_draft_is_saved_under_the_name_of_a_draft(form, kind, as_sam, domain_work):
    response = as_sam.get(f"{MUSTER}{form}/")

    assert response["Content-Type"] == kind
    assert f'attachment; filename="draft-2026-03-10231.{form}"' in response["Content-Disposition"]


def test_the_sheet_has_a_row_for_each_line(as_sam, issued):
    text = as_sam.get(f"{MUSTER}csv/").content.decode()
    (row,) = csv.DictReader(io.StringIO(text))

    assert (row["statement"], row["state"], row["net"]) == ("2026-03-10231", "issued", "60.00")
    assert (row["worked_seconds"], row["billed_seconds"]) == ("1200", "1800")
    assert row["consent_by"] == "Erika Mustermann" and len(row["consent_seal"]) == 64


def test_programs_read_money_as_it_is_written(as_sam, issued):
    told = json.loads(as_sam.get(f"{MUSTER}json/").content)

    assert (told["number"], told["net"], told["gross"]) == ("2026-03-10231", "60.00", "71.40")
    assert told["vat_by_rate"] == [{"percent": "19.00", "net": "60.00", "vat": "11.40"}]
    assert told["lines"][0]["price"]["net"] == "30.00"


def test_another_form_is_none(as_sam, issued):
    assert as_sam.get(f"{MUSTER}xls/").status_code == 404


def test_a_customer_has_all_of_theirs_on_one_page(as_sam, issued):
    assert "2026-03-10231" in page(as_sam, f"{INDEX}10231/")
    assert f"{INDEX}10231/" in page(as_sam, "/desk/customers/10231/")


@pytest.fixture
def queries(as_sam):
    def queries(url):
        with CaptureQueriesContext(connection) as asked:
            assert as_sam.get(url).status_code == 200
        return len(asked)

    return queries


@pytest.mark.parametrize("url", [MUSTER, f"{MUSTER}csv/"])
@pytest.mark.parametrize("is_issued", [True, False])
def test_a_month_costs_the_same_for_many_entries(url, is_issued, queries, domain):
    work(domain, 20)
    few = queries(url)
    for minute in range(10, 15):
        work(domain, 1, start=berlin("tue", f"11:{minute}"))
    assert queries(url) == few

    if is_issued:
        issued_on_time(domain.customer, MARCH)
        assert queries(url) <= few


def test_the_index_costs_the_same_for_many_customers(queries, domain_work, bashir):
    few = queries(f"{INDEX}?month=2026-03")
    for number in range(5):
        customer = Customer.objects.create(number=f"7{number:04}", name=f"Kunde {number}")
        new = NewTicket("Störung", Said("Kaputt."), kind="fault", customer=customer)
        work(Ticket.open(new, by=bashir, at=berlin("mon")), 20)

    assert queries(f"{INDEX}?month=2026-03") == few


@pytest.mark.parametrize(("who", "leads"), [("sam", True), ("ada", True), ("lea", False)])
def test_the_page_leads_whoever_may_export_to_the_exports(client, person, who, leads):
    client.force_login(person(f"{who}@tresen.example").login)

    assert ("/desk/exports/" in client.get("/desk/statements/").content.decode()) is leads
