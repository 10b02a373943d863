"""Keys, tabs and kept words, as a person meets them."""

import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import executable

pytestmark = pytest.mark.browser


@pytest.fixture
def here(live_server, as_kim, shop_is_down):
    """All that needs the database, before the browser's loop runs in this thread."""
    cookie = {"name": "sessionid", "value": as_kim.cookies["sessionid"].value}
    return live_server.url, {**cookie, "url": live_server.url}, shop_is_down.shown_id


@pytest.fixture
def tab(here):
    url, cookie, shown_id = here
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(base_url=url)
        context.add_cookies([cookie])
        tab = context.new_page()
        tab.shown_id = shown_id
        yield tab
        browser.close()


def open_ticket(tab):
    tab.goto(f"/desk/tickets/{tab.shown_id}/", wait_until="networkidle")


def leave_field(tab):
    tab.evaluate("document.activeElement.blur()")


@pytest.mark.parametrize(
    ("key", "field"),
    [("r", "answer"), ("w", "question"), ("n", "note"), ("c", "closure")],
)
def test_a_key_opens_its_way_of_writing(tab, key, field):
    open_ticket(tab)
    tab.keyboard.press(key)

    assert tab.locator(f"#text-{field}").is_visible()
    assert tab.evaluate("document.activeElement.id") == f"text-{field}"


def test_keys_do_nothing_while_words_are_typed(tab):
    open_ticket(tab)
    tab.keyboard.press("r")
    tab.keyboard.type("ncw?/")

    assert tab.input_value("#text-answer") == "ncw?/"
    assert tab.locator("#keys").is_hidden()


def test_unsent_words_survive_and_sent_ones_are_gone(tab):
    open_ticket(tab)
    tab.keyboard.press("r")
    tab.keyboard.type("Ein Entwurf")
    leave_field(tab)
    tab.keyboard.press("n")
    tab.keyboard.type("Halbe Notiz")
    tab.reload(wait_until="networkidle")
    kept = tab.input_value("#text-answer"), tab.input_value("#text-note")
    tab.keyboard.press("n")
    tab.click("form[data-kind=note] button")
    tab.wait_for_url("**#message-*")
    tab.wait_for_load_state("networkidle")

    assert kept == ("Ein Entwurf", "Halbe Notiz")
    assert tab.input_value("#text-note") == ""
    assert tab.input_value("#text-answer") == "Ein Entwurf"


def test_j_and_enter_open_a_ticket_from_the_queue(tab):
    tab.goto("/desk/", wait_until="networkidle")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/desk/tickets/{tab.shown_id}/")

    assert tab.locator("#text-answer").count() == 1
