"""What must be in sight on a small telephone, and on a small screen."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENDS = "all => all.map(each => [each.getBoundingClientRect()].map(at => [at.left, at.right])[0])"


@pytest.fixture
def small(sign_in):
    return sign_in("kim@tresen.example", viewport={"width": 360, "height": 740})


def is_in_sight(page, selector):
    ends = page.locator(selector).evaluate_all(ENDS)
    return bool(ends) and all(left >= 0 and right <= 360 for left, right in ends)


def test_the_bell_and_the_telephone_are_in_sight(small):
    small.visits("/desk/")

    assert is_in_sight(small.page, "[href='/desk/notices/'].nav, [data-opens=call]")
    assert small.page.get_by_role("link", name="Anruf annehmen").count() == 1


def test_the_five_ways_to_write_are_in_sight(small, ask_api):
    shown_id = ask_api("tickets?state=open")["items"][0]["id"]
    small.visits(f"/desk/tickets/{shown_id}/")

    assert small.page.locator(".composer .tabs a").count() == 5
    assert is_in_sight(small.page, ".composer .tabs a")


def test_an_administrator_sees_all_areas_at_once(sign_in):
    ada = sign_in("ada@tresen.example", viewport={"width": 1280, "height": 800})
    ada.visits("/desk/")
    nav = ada.page.locator("nav").first

    assert nav.evaluate("each => each.scrollHeight") <= 800


def test_the_settings_stand_open_where_one_of_them_is_shown(sign_in):
    ada = sign_in("ada@tresen.example")
    ada.visits("/desk/house/teams/")

    assert ada.page.locator("nav [aria-current=page]").is_visible()


def test_where_one_is_stands_in_sight_below_many_areas(sign_in):
    ada = sign_in("ada@tresen.example", viewport={"width": 1280, "height": 700})
    ada.visits("/desk/house/teams/")
    here = ada.page.locator("nav [aria-current=page]")
    here.evaluate("each => new Promise(done => setTimeout(done))")

    assert here.bounding_box()["y"] + here.bounding_box()["height"] < 701


def test_a_letter_is_previewed_below_its_words(small, ask_api):
    shown_id = ask_api("tickets?state=open")["items"][0]["id"]
    small.visits(f"/desk/tickets/{shown_id}/")
    small.page.fill("#text-answer", "Es **läuft** wieder.")
    small.page.locator("form[data-kind=answer]").get_by_role("button", name="Vorschau").click()
    letter = small.page.frame_locator("#preview-answer")

    letter.locator("strong", has_text="läuft").wait_for()
    assert letter.get_by_text("Kim Berger").is_visible()
