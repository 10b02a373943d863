from decimal import Decimal

import pytest
from django.utils import timezone

from tresen.costs.models import Price
from tresen.costs.prices import drafting

URL = "/desk/house/prices/2/business/advice/"
PRICE = {
    "mode": "charged",
    "net": "28,50",
    "increment": "30",
    "minimum": "60",
    "aggregation": "ticket_day",
    "call_out": "1.200,00",
    "takes_prepaid": "on",
}


@pytest.fixture
def draft(ada):
    return drafting.begin(by=ada, at=timezone.now())


@pytest.fixture
def price(draft):
    return lambda **where: draft.prices.get(**{"level__code": "business", "kind": "advice"} | where)


def test_a_price_is_set_with_all_that_it_says(as_ada, price):
    response = as_ada.post(URL, PRICE)

    assert response["Location"] == "/desk/house/prices/2/"
    assert (price().net, price().call_out) == (Decimal("28.50"), 1200)
    assert (price().increment_seconds, price().minimum_seconds) == (1800, 3600)
    assert (price().aggregation, price().is_surcharged) == ("ticket_day", False)


def test_the_page_shows_what_stands(as_ada, price):
    as_ada.post(URL, PRICE)
    form = as_ada.get(URL).context["form"]

    shown = {name: form[name].value() for name in ("net", "increment", "minimum", "call_out")}
    assert shown == {"net": "28,50", "increment": 30, "minimum": 60, "call_out": "1200,00"}


def test_what_means_nothing_in_a_mode_is_left_away(as_ada, price):
    as_ada.post(URL, {**PRICE, "mode": "free"})
    assert (price().mode, price().net, price().call_out) == ("free", 0, 0)

    as_ada.post(URL, {**PRICE, "mode": "fixed"})
    assert (price().mode, price().net, price().call_out) == ("fixed", Decimal("28.50"), 0)


def test_one_price_for_every_level(as_ada, draft):
    as_ada.post(URL, {**PRICE, "everywhere": "on"})

    assert draft.prices.filter(kind="advice", net=Decimal("28.50")).count() == 3


def test_it_is_told_net_and_gross(as_ada, draft):
    as_ada.post(URL, {**PRICE, "call_out": ""})

    (what,) = as_ada.get("/desk/house/prices/2/").context["changes"][0][2]
    assert what.startswith(
        "Preisliste 2 · Business · Beratung: "
        "28,50\xa0€ netto (33,92\xa0€ brutto) je angefangene 30 Minuten; mindestens 1\xa0Std"
    )
    assert "vorher 26,00" in what


WRONG = [
    {"net": ""},
    {"net": "0"},
    {"net": "viel"},
    {"net": "99999999"},
    {"increment": ""},
    {"increment": "0"},
    {"minimum": "-1"},
    {"mode": "barter"},
    {"aggregation": "year"},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_nonsense_is_refused(as_ada, price, wrong):
    assert as_ada.post(URL, {**PRICE, **wrong}).status_code == 400
    assert price().net == 26


def test_a_price_is_taken_out(as_ada, draft):
    as_ada.post(f"{URL}ending/")
    as_ada.post(f"{URL}ending/")

    assert not draft.prices.filter(level__code="business", kind="advice").exists()


def test_a_released_price_stays_and_says_so(as_ada, house):
    released = "/desk/house/prices/1/business/advice/"
    response = as_ada.post(released, PRICE)
    ending = as_ada.post(f"{released}ending/", follow=True)

    assert response.status_code == 400
    assert "Diese Preisliste ist freigegeben" in response.content.decode()
    assert "Diese Preisliste ist freigegeben" in ending.content.decode()
    assert Price.objects.get(level__code="business", kind="advice").net == 26


@pytest.mark.parametrize("place", ["9/business/advice", "2/gold/advice", "2/business/unsorted"])
def test_a_place_that_is_none_is_not_found(as_ada, draft, place):
    assert as_ada.get(f"/desk/house/prices/{place}/").status_code == 404
