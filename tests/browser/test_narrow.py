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


@pytest.mark.parametrize("path", ["", "letters/", "clock/", "work/"])
def test_a_word_of_a_stranger_is_never_wider_than_the_page(sign_in, ask_api, path):
    opened = {"subject": "W" * 150, "text": "W" * 300, "kind": "question"}
    opened["contact"] = "erika@ondemand.example"
    ticket = ask_api("tickets", opened)
    kim = sign_in("kim@tresen.example", viewport=PHONE)
    kim.visits(f"/desk/tickets/{ticket['id']}/{path}")

    assert kim.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_whoever_owns_a_row_stands_beside_its_time(sign_in):
    kim = sign_in("kim@tresen.example", viewport=PHONE)
    kim.visits("/desk/")
    row = kim.page.locator(".queue > li").first
    owner, subject = row.locator(".end"), row.locator(".subject")

    assert top(owner) < top(subject)
    assert subject.bounding_box()["width"] > 300
