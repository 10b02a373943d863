"""The phone rings: one key, one field, and a PIN that only the caller knows."""

import re

import pytest

from tests.desk.test_heard import LIKE_A_PIN, UNLIKE_A_PIN
from tresen.lib import ticket_id

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBERS = [f"{body:07}{digit}" for body in range(0, 10**7, 104_729) for digit in (0, 3, 7)]
SPELLED = ["", "abc", "1234567", "482915", "10231 482915", "#12345671", " 1234 5678 ", "1234–5678"]
SPELLED += ["[1234-5678]", "T-1234-5678", "ticket 1234-5671", "(#1234-5671)", "x1234-5678"]


@pytest.fixture
def desk(kim):
    kim.visits("/desk/")
    return kim.page


@pytest.fixture
def shown_id(ask_api):
    return ask_api("tickets?customer=10231&state=open")["items"][0]["id"]


@pytest.fixture
def pin(erika):
    erika.visits("/pin/")
    erika.sends(erika.page.locator("form[action='/pin/']"))
    return erika.page.locator("#pin").inner_text()


def takes_a_call(desk, told):
    desk.keyboard.press("t")
    desk.keyboard.type(told)
    with desk.expect_navigation():
        desk.keyboard.press("Enter")


def test_one_key_and_a_ticket_id_lead_to_the_ticket(desk, shown_id):
    takes_a_call(desk, shown_id)

    assert desk.url.endswith(f"/desk/tickets/{shown_id}/")


def test_a_wrong_check_digit_is_told_as_it_is_typed(desk):
    desk.keyboard.press("t")
    desk.keyboard.type("1234-5678")
    desk.locator("#call [aria-invalid=true]").wait_for()
    told = desk.locator("#call [role=status]").inner_text()
    desk.keyboard.press("Backspace")
    desk.keyboard.type("1")
    desk.locator("#call [aria-invalid=false]").wait_for()

    assert "Prüfziffer" in told
    assert desk.locator("#call [role=status]").inner_text() == ""


def test_the_browser_finds_the_mistakes_that_we_find(desk):
    ask = "typed => import('/static/js/ticket-id.js').then(known => typed.map(known.isMistyped))"

    assert desk.evaluate(ask, NUMBERS + SPELLED) == [*map(is_mistyped, NUMBERS + SPELLED)]


def is_mistyped(typed):
    try:
        ticket_id.read(typed)
    except ticket_id.NotATicketId:
        return False
    except ticket_id.WrongCheckDigit:
        return True
    return False


def test_the_browser_takes_for_a_pin_what_we_take_for_one(desk):
    ask = "typed => import('/static/js/pins.js').then(known => typed.map(known.looksLikeAPin))"
    taken = desk.evaluate(ask, LIKE_A_PIN + UNLIKE_A_PIN)

    assert taken == [True] * len(LIKE_A_PIN) + [False] * len(UNLIKE_A_PIN)


def test_a_pin_in_the_search_never_reaches_an_address(desk, pin):
    desk.keyboard.press("/")
    desk.keyboard.type(f"10231 {pin}")
    with desk.expect_request(lambda sent: sent.method == "POST") as sent:
        desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"/desk/calls/contacts/"))

    assert sent.value.url.endswith("/desk/calls/")
    assert pin.replace(" ", "")[:3] not in desk.url


def test_the_next_caller_replaces_the_last_one_and_escape_leaves_the_field(desk, kim):
    kim.visits("/desk/calls/?q=Muster")
    desk.keyboard.type("Nordlicht")
    typed = desk.locator("#typed").input_value()
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")

    assert typed == "Nordlicht"
    assert desk.locator("#keys[open]").count() == 1


def test_a_pin_from_the_portal_tells_who_is_calling(desk, kim, pin):
    takes_a_call(desk, f"10231 {pin}")

    assert re.search(r"/desk/calls/contacts/\d+/$", desk.url)
    assert "Erika Mustermann" in kim.text
    assert "geprüft heute" in kim.text
    assert pin.replace(" ", "") not in desk.content().replace(" ", "")


def test_a_call_is_logged_by_keys(desk, kim, shown_id):
    kim.visits(f"/desk/tickets/{shown_id}/")
    desk.keyboard.press("p")
    desk.keyboard.type("Wir haben den Speicher vergrößert.")
    desk.locator("form[data-kind=call] button[name=sent]").click()
    desk.wait_for_url(re.compile("#message-"))

    assert "Telefonat mit Erika Mustermann." in kim.text


def test_enter_sends_nothing_to_the_customer(desk, kim, shown_id):
    kim.visits(f"/desk/tickets/{shown_id}/")
    desk.keyboard.press("p")
    desk.keyboard.type("Bitte nicht weitersagen.")
    desk.locator("#caller").select_option("")
    desk.locator("#other").fill("Die Bank")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile("#message-"))

    assert "Telefonat mit Die Bank." in kim.text
    assert "nur Mitarbeitende können sie lesen" in desk.locator(":target").inner_text()


def test_without_javascript_the_field_has_a_page(sign_in, shown_id):
    page = sign_in("kim@tresen.example", java_script_enabled=False)
    page.visits("/desk/")
    page.page.locator("[data-opens=call]").click()
    page.page.locator("#typed").fill(shown_id)
    page.sends(page.page.locator("main form"))

    assert page.page.url.endswith(f"/desk/tickets/{shown_id}/")
