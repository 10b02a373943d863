from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tresen.costs.models import PriceList
from tresen.costs.prices import drafting
from tresen.customers.models import SupportLevel

URL = "/desk/house/prices/2/release/"


@pytest.fixture
def draft(ada):
    draft = drafting.begin(by=ada, at=timezone.now())
    business = SupportLevel.objects.filter(code="business")
    terms = {"mode": "charged", "net": Decimal(28)}
    drafting.set_price(draft, business, "advice", by=ada, at=timezone.now(), **terms)
    return draft


@pytest.fixture
def tomorrow():
    return (timezone.localdate() + timedelta(days=1)).isoformat()


@pytest.fixture
def seen(as_ada, draft, tomorrow):
    """What the button below the preview sends."""
    preview = as_ada.get(URL, {"valid_from": tomorrow}).context["preview"]
    return {"valid_from": tomorrow, "checked": preview.mark}


def is_released():
    return PriceList.objects.get(version=2).is_released


def test_the_preview_says_what_changes_cell_by_cell(as_ada, draft, tomorrow):
    preview = as_ada.get(URL, {"valid_from": tomorrow}).context["preview"]

    (change,) = preview.changes
    assert (change.where, preview.former.version) == ("Business · Beratung", 1)
    assert (change.before[:11], change.after[:11]) == ("26,00\xa0€ net", "28,00\xa0€ net")
    assert not is_released()


def test_another_vat_rate_changes_every_sum(as_ada, draft, tomorrow):
    PriceList.objects.filter(pk=draft.pk).update(vat_percent=7)
    preview = as_ada.get(URL, {"valid_from": tomorrow}).context["preview"]

    assert (preview.changes[0].where, len(preview.changes)) == ("Umsatzsteuersatz", 12)


def test_places_without_a_price_are_counted(as_ada, draft, tomorrow):
    draft.prices.filter(kind="order").delete()

    assert as_ada.get(URL, {"valid_from": tomorrow}).context["preview"].unpriced == 3


def test_it_is_released_after_it_was_looked_at(as_ada, seen, ada):
    response = as_ada.post(URL, seen)

    assert response["Location"] == "/desk/house/prices/2/"
    assert PriceList.objects.get(version=2).release.by == ada


def test_what_nobody_looked_at_is_not_released(as_ada, draft, tomorrow):
    response = as_ada.post(URL, {"valid_from": tomorrow})

    assert (response.status_code, is_released()) == (400, False)
    assert response.context["preview"].changes


def test_what_changed_since_is_looked_at_again(as_ada, seen, draft):
    draft.prices.filter(kind="question").delete()

    assert as_ada.post(URL, seen).status_code == 400
    assert not is_released()


def test_a_second_click_says_that_it_is_released(as_ada, seen):
    as_ada.post(URL, seen)
    response = as_ada.post(URL, seen, follow=True)

    assert "Diese Preisliste ist freigegeben" in response.content.decode()


@pytest.mark.parametrize("day", ["", "morgen", "2026-02-30", "2020-01-01", "2025-01-01"])
def test_a_day_that_is_none_or_over_is_refused(as_ada, draft, seen, day):
    preview = as_ada.get(URL, {"valid_from": day}).context.get("preview")
    response = as_ada.post(URL, {"valid_from": day, "checked": preview.mark if preview else ""})

    assert (response.status_code, is_released()) == (400, False)
    assert response.context["form"].errors["valid_from"]
