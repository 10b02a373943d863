"""What it costs, for everybody (promise P7)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tresen.costs.models import PriceList
from tresen.costs.prices.release import release
from tresen.customers.models import SupportLevel
from tresen.lib.paper import compiled
from tresen.people.models import Person

MOST_QUERIES = 18


@pytest.fixture
def drafted(ada):
    return PriceList.objects.draft(by=ada, at=timezone.now())


@pytest.fixture
def released(ada):
    """released(10): another price list, that begins in ten days."""

    def released(days):
        now, today = timezone.now(), timezone.localdate()
        drafted = PriceList.objects.draft(by=ada, at=now)
        release(drafted, today + timedelta(days=days), by=ada, at=now, today=today)

    return released


@pytest.fixture
def coming(released):
    released(10)


def test_strangers_read_what_costs_what(client, house):
    page = client.get("/services/").content.decode()

    assert "Price list 1, valid from 1 January 2025" in page
    assert "€30.00 net" in page and "€35.70 gross for each started quarter of an hour" in page
    assert page.index("onDemand") < page.index("Business") < page.index("Enterprise")
    assert 'href="/services/1/de.pdf"' in page and 'href="/services/1/en.pdf"' in page


def test_the_page_speaks_german(client, house):
    client.cookies.clear()
    page = client.get("/services/", headers={"Accept-Language": "de"}).content.decode()

    assert "30,00\xa0€ netto" in page and "Montag bis Freitag, 09:00–18:00 Uhr" in page


def test_a_contact_sees_their_own_level(as_bashir):
    page = as_bashir.get("/services/").content.decode()

    assert "Your support level is Business." in page
    assert '<th scope="col" data-own>Business</th>' in page


@pytest.mark.parametrize("address", ["/", "/reactions/mine/", "/tickets/"])
def test_every_page_of_the_portal_leads_there(as_bashir, address):
    assert 'href="/services/"' in as_bashir.get(address).content.decode()


def test_the_desk_leads_there_too(as_kim):
    assert 'href="/services/"' in as_kim.get("/desk/").content.decode()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_paper_is_for_everybody_and_for_caches(client, house, language):
    paper = client.get(f"/services/1/{language}.pdf")

    assert paper.content.startswith(b"%PDF")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Language"] == language
    assert paper.headers["Cache-Control"] == "public, max-age=300"
    assert not paper.cookies


def test_one_address_always_leads_to_the_newest(client, house, coming):
    answer = client.get("/services/de.pdf")

    assert (answer.status_code, answer.url) == (302, "/services/1/de.pdf")


@pytest.mark.parametrize("path", ["1/fr.pdf", "2/de.pdf", "9/en.pdf", "fr.pdf", "1/de.csv"])
def test_what_is_no_paper_is_not_found(client, drafted, path):
    assert client.get(f"/services/{path}").status_code == 404


def test_what_comes_into_force_later_is_shown_before(client, coming):
    page = client.get("/services/").content.decode()

    assert "Price list 2, valid from" in page and 'href="/services/2/en.pdf"' in page
    assert client.get("/services/2/en.pdf").status_code == 200


def test_former_prices_can_be_read_later(client, released):
    released(0)
    page = client.get("/services/").content.decode()

    assert "Price list 1, valid from 1 January 2025 to" in page
    assert client.get("/services/1/de.pdf").status_code == 200
    assert client.get("/services/de.pdf").url == "/services/2/de.pdf"


def test_who_has_the_paper_is_told_that_it_is_the_same(client, house):
    mark = client.get("/services/1/de.pdf").headers["ETag"]
    again = client.get("/services/1/de.pdf", headers={"If-None-Match": mark})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)


def test_however_many_ask_a_paper_is_set_once(client, coming):
    for path in ("1/de", "1/en", "2/de", "2/en"):
        client.get(f"/services/{path}.pdf")
    compiled.cache_clear()
    for path in ("1/de", "1/en", "2/de", "2/en"):
        client.get(f"/services/{path}.pdf")

    assert compiled.cache_info().misses == 0


def test_without_a_price_list_the_page_says_so(client, db):
    page = client.get("/services/").content.decode()

    assert "There is no price list at the moment." in page
    assert client.get("/services/de.pdf").status_code == 404


def test_before_the_first_list_begins_the_page_says_when(client, db):
    founder, now, today = Person.objects.meet("a@b.example"), timezone.now(), timezone.localdate()
    first = PriceList.objects.draft(by=founder, at=now)
    first.prices.create(level=SupportLevel.objects.first(), kind="fault", mode="free")
    release(first, today + timedelta(days=1), by=founder, at=now, today=today)
    page = client.get("/services/").content.decode()

    assert "There is no price list at the moment." in page
    assert "Price list 1, valid from" in page and 'href="/services/1/en.pdf"' in page
    assert client.get("/services/1/en.pdf").status_code == 200


def test_the_page_asks_as_often_for_many_price_lists_as_for_few(as_bashir, released):
    released(1)
    with CaptureQueriesContext(connection) as few:
        as_bashir.get("/services/")
    for days in range(2, 12):
        released(days)
    with CaptureQueriesContext(connection) as many:
        as_bashir.get("/services/")

    assert len(many) == len(few) <= MOST_QUERIES
