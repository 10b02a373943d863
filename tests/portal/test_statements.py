"""/statements/: what was issued, for who looks after the customer's money."""

import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import berlin
from tests.stated import APRIL, MARCH, issued_on_time, on, work
from tresen.costs.models import Pot, Statement
from tresen.costs.prices.agreeing import conclude
from tresen.customers.models import Contact

URL = "/statements/"
MARCHS = f"{URL}2026-03-10231/"


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def role(erika):
    return lambda role: Contact.objects.filter(person=erika).update(role=role)


@pytest.mark.parametrize("which", ["admin", "accounting"])
def test_who_looks_after_money_sees_statements(which, role, as_erika, issued):
    role(which)
    shown = page(as_erika, URL)

    assert "March 2026" in shown and "€71.40" in shown
    assert f'href="{URL}"' in page(as_erika, "/tickets/")


@pytest.mark.parametrize("which", ["technical", "external"])
@pytest.mark.parametrize("url", [URL, f"{URL}time/", MARCHS, f"{MARCHS}pdf/"])
def test_nobody_else_finds_them(which, url, role, as_erika, issued):
    role(which)

    assert as_erika.get(url).status_code == 404
    assert f'href="{URL}"' not in page(as_erika, "/tickets/")


def test_who_speaks_for_the_customer_no_more_finds_nothing(as_erika, erika, ada, issued):
    Contact.objects.filter(person=erika).update(ended_at=on(4, 2))

    assert as_erika.get(MARCHS).status_code == 404


@pytest.mark.parametrize("rest", ["", "pdf/", "csv/", "json/"])
def test_another_customer_s_are_out_of_reach(rest, as_bashir, issued):
    assert as_bashir.get(MARCHS + rest).status_code == 404


def test_drafts_are_not_shown(as_erika, domain_work):
    assert "There is no statement yet" in page(as_erika, URL)
    assert as_erika.get(MARCHS).status_code == 404


def test_it_says_what_was_done_for_how_much(as_erika, issued):
    shown = page(as_erika, MARCHS)
    said = ["SPF gesetzt.", "€30.00 net (€35.70 gross)", "Erika Mustermann agreed", "€71.40"]

    assert [words for words in said if words not in shown] == []


def test_it_stays_the_same_after_names_have_changed(as_erika, issued, kim, muster):
    before = as_erika.get(f"{MARCHS}csv/").content
    kim.rename("Kim Neu")
    muster.name = "Anders AG"
    muster.save()

    assert as_erika.get(f"{MARCHS}csv/").content == before
    assert "Kim Berger" in page(as_erika, MARCHS) and "Muster &amp; Söhne" in page(as_erika, MARCHS)


def test_the_paper_speaks_the_reader_s_language(as_erika, issued):
    response = as_erika.get(f"{MARCHS}pdf/")
    text = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()

    assert "Statement of March 2026" in text
    assert 'filename="2026-03-10231.pdf"' in response["Content-Disposition"]


def test_programs_read_it_too(as_erika, issued):
    assert json.loads(as_erika.get(f"{MARCHS}json/").content)["gross"] == "71.40"
    assert "2026-03-10231,issued" in as_erika.get(f"{MARCHS}csv/").content.decode()


@pytest.fixture
def erika_of_both(erika, nordlicht):
    return Contact.objects.create(person=erika, customer=nordlicht, role="accounting")


def test_of_several_customers_each_is_seen_by_itself(as_erika, erika_of_both, issued, shop_is_down):
    work(shop_is_down, 45)
    issued_on_time(shop_is_down.customer, MARCH)
    first, second = (page(as_erika, f"{URL}?customer={number}") for number in ("10231", "10488"))

    assert "2026-03-10231" in first and "2026-03-10488" not in first
    assert "2026-03-10488" in second and "2026-03-10231" not in second


@pytest.mark.parametrize("number", ["10702", "nix", ""])
def test_a_customer_that_is_not_theirs_leads_nowhere(number, as_erika, issued):
    assert as_erika.get(f"{URL}?customer={number}").status_code == 404


def test_the_newest_comes_first(as_erika, issued, domain, muster):
    work(domain, 15, start=on(4, 3))
    issued_on_time(muster, APRIL)
    shown = page(as_erika, URL)

    assert shown.index("April 2026") < shown.index("March 2026")


@pytest.fixture
def bought(muster, ada):
    return Pot.objects.buy(muster, 3600, valid_from=MARCH, note="Paket S", by=ada, at=on(3))


def test_prepaid_time_is_shown_with_every_posting(bought, as_erika, domain):
    work(domain, 20)
    shown = page(as_erika, f"{URL}time/")

    assert "30 min are left" in shown and "1 h" in shown
    assert "SPF gesetzt." in shown and "-30 min" in shown and "Paket S" in shown
    assert "30 min" in page(as_erika, URL)


def test_included_time_counts_before_it_is_posted(as_erika, muster, ada):
    agreed = {"starts_on": timezone.localdate(), "included_seconds": 2 * 3600}
    level = muster.agreements.get().level
    conclude(muster, level, {}, by=ada, at=timezone.now(), **agreed)

    assert "<b>2 h</b> are left" in page(as_erika, URL)


def test_without_prepaid_time_the_page_says_so(as_erika, muster):
    assert "There is no prepaid time" in page(as_erika, f"{URL}time/")


@pytest.mark.parametrize("url", [URL, f"{URL}time/", MARCHS])
def test_staff_have_a_desk_of_their_own(url, as_kim, issued):
    assert as_kim.get(url)["Location"] == "/desk/"


def test_pages_cost_the_same_for_many_as_for_one(bought, as_erika, issued, domain):
    def queries():
        asked = []
        for url in (URL, f"{URL}time/"):
            with CaptureQueriesContext(connection) as captured:
                page(as_erika, url)
            asked.append(len(captured))
        return asked

    few = queries()
    for minute in range(10, 15):
        work(domain, 1, start=berlin("tue", f"11:{minute}"))
    for month in range(4, 7):
        work(domain, 20, start=on(month, 3))
        issued_on_time(issued.statement.customer, on(month).date())

    assert Statement.objects.count() == 4 and queries() == few
