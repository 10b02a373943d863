from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.cast import berlin
from tresen.costs.models import PriceList
from tresen.costs.prices import release
from tresen.costs.prices.drafting import (
    ListTerms,
    begin,
    call_back,
    release_from,
    set_price,
    set_terms,
    take_out,
)
from tresen.costs.prices.release import InForce, IsReleased, NotAFreeDay, NothingPriced
from tresen.customers.models import SupportLevel
from tresen.house.models import Amendment

BUSINESS = {"mode": "charged", "net": Decimal(28)}


@pytest.fixture
def by(ada):
    return {"by": ada, "at": berlin("mon")}


@pytest.fixture
def draft(by):
    return begin(**by)


@pytest.fixture
def business(house):
    return SupportLevel.objects.get(code="business")


def net(draft, level, kind="advice"):
    return draft.prices.get(level=level, kind=kind).net


def last_change():
    return Amendment.objects.first().changes


def test_a_draft_begins_as_a_copy_and_counts_for_nobody(draft, business):
    assert (draft.version, net(draft, business)) == (2, Decimal(26))
    assert PriceList.objects.on(berlin("mon").date()).version == 1


def test_a_price_is_set_once_and_told(draft, business, by):
    set_price(draft, [business], "advice", **BUSINESS, **by)
    set_price(draft, [business], "advice", **BUSINESS, **by)

    assert net(draft, business) == Decimal(28)
    former, new = last_change()["price.2.business.advice"]
    assert (former["net"], new["net"], Amendment.objects.count()) == ("26.00", "28.00", 2)


def test_a_price_for_all_levels_is_one_change(draft, by):
    set_price(draft, SupportLevel.objects.all(), "advice", **BUSINESS, **by)

    assert set(draft.prices.filter(kind="advice").values_list("net", flat=True)) == {Decimal(28)}
    assert len(last_change()) == 3


def test_a_price_is_taken_out_and_set_again(draft, business, by):
    take_out(draft, business, "advice", **by)
    take_out(draft, business, "advice", **by)
    assert not draft.prices.filter(level=business, kind="advice").exists()

    set_price(draft, [business], "advice", **BUSINESS, **by)
    assert net(draft, business) == Decimal(28)


def test_what_all_prices_share_is_told(draft, by):
    terms = replace(ListTerms.of(draft), vat_percent=Decimal(7), surcharges={"weekend": Decimal(9)})
    set_terms(draft, terms, **by)
    set_terms(draft, terms, **by)

    assert ListTerms.of(PriceList.objects.get(version=2)).told() == terms.told()
    (_former, new) = last_change()["price_terms.2"]
    assert (new["vat"], new["surcharges"]) == ("7", {"weekend": "9"})


CHANGES = [
    lambda draft, level, by: set_price(draft, [level], "advice", **BUSINESS, **by),
    lambda draft, level, by: take_out(draft, level, "advice", **by),
    lambda draft, level, by: set_terms(draft, ListTerms.of(draft), **by),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_what_is_released(draft, business, by, change):
    release_from(draft, date(2026, 4, 1), **by)

    with pytest.raises(IsReleased):
        change(draft, business, by)


def test_what_is_not_yet_in_force_is_called_back_and_changed(draft, business, by):
    release_from(draft, date(2099, 4, 1), **by)
    call_back(draft, **by)
    call_back(draft, **by)
    assert last_change() == {"price_list.2": ["2099-04-01", "draft"]}

    set_price(draft, [business], "advice", **BUSINESS, **by)
    assert net(draft, business) == Decimal(28)


def test_what_is_in_force_stays(by):
    with pytest.raises(InForce):
        call_back(PriceList.objects.get(version=1), **by)


def test_the_database_says_so_where_its_day_is_ahead_of_ours(house):
    with pytest.raises(InForce):
        release.call_back(PriceList.objects.get(version=1), today=date(2020, 1, 1))


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2025, 1, 1)])
def test_a_list_begins_on_no_day_that_is_over(draft, by, day):
    with pytest.raises(NotAFreeDay):
        release_from(draft, day, **by)

    assert not PriceList.objects.get(version=2).is_released


def test_a_list_without_any_price_is_not_released(draft, by):
    draft.prices.all().delete()

    with pytest.raises(NothingPriced):
        release_from(draft, date(2026, 4, 1), **by)
