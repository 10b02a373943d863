"""On a phone, 360 px wide: what belongs together stands together, and nothing contradicts."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(sign_in):
    return lambda path: shown(sign_in("erika@ondemand.example", viewport=PHONE), path)


def shown(erika, path):
    erika.visits(path)
    return erika.page


def top(place):
    return place.bounding_box()["y"]


def test_signing_out_stands_in_the_line_of_the_menu(page):
    menu = page("/tickets/").locator(".masthead nav")

    assert menu.bounding_box()["height"] < 2 * menu.locator("button").bounding_box()["height"]


def test_a_kind_stands_above_its_hint(page):
    choice = page("/tickets/new/").locator(".choices label").first

    assert top(choice.locator("small")) > top(choice.locator("input")) + 10


def test_who_chooses_the_outage_reads_only_its_own_time(page):
    form = page("/tickets/new/").locator("form.opening")
    before = form.locator(".usual").is_visible()
    form.locator("[value=emergency]").check()

    assert (before, form.locator(".usual").is_visible()) == (True, False)
    assert form.locator(".own").is_visible() and form.locator(".outage").is_visible()
