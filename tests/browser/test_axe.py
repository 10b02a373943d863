"""No page may shut anybody out: axe finds nothing, wide and narrow, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import ADA, PAGES

# Thorough, and takes its time: CI runs it, with `-m slow`.
pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# Colours that still fade into each other have no contrast to measure.
CALM = {"locale": "de", "viewport": WIDE, "reduced_motion": "reduce"}


@pytest.fixture(scope="module")
def places(ask_api, post, last_month, next_prices):
    """Erika's tickets of the demonstration, her statement; a mail that came in, a draft."""
    post.write("axe@elsewhere.example", "Ein Brief für den Posteingang.")
    post.letter("axe@elsewhere.example")
    tickets = {
        state: ask_api(f"tickets?customer=10231&state={state}")["items"][0]["id"]
        for state in ("open", "closed")
    }
    words = ask_api(f"tickets/{tickets['open']}/messages")["items"][0]["id"]
    return {**tickets, "words": words, "month": last_month}


@pytest.fixture(scope="module")
def last_month(sign_in):
    """Its statements are issued."""
    ada = sign_in(ADA, **CALM)
    ada.visits("/desk/statements/")
    month = ada.page.locator("[name=month]").first.input_value()
    if ada.page.locator("main form[method=post]").count():
        ada.sends(ada.page.locator("main form[method=post]").first)
    return month


@pytest.fixture(scope="module")
def next_prices(sign_in):
    """A draft of the next price list."""
    ada = sign_in(ADA, **CALM)
    ada.visits("/desk/house/prices/")
    ada.sends(ada.page.locator("main form[action*=drafts]").first)


@pytest.fixture(scope="module")
def window(sign_in, chromium):
    """window(email): one for each visitor, with everything that it complains about."""
    windows = {}

    def of(email):
        if email not in windows:
            visitor = sign_in(email, **CALM).page if email else chromium.new_page(**CALM)
            windows[email] = listened_to(visitor)
        return windows[email]

    return of


def listened_to(page):
    page.complaints = []
    page.on("console", lambda told: complain(page, told))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def complain(page, told):
    # "verbose" is advice: one form with a password and a secret is no two sign-ins.
    if told.type != "verbose":
        page.complaints.append(told.text)


@pytest.fixture(params=PAGES)
def page(request, window, places, served):
    email, path = PAGES[request.param]
    page = window(email)
    # What the page before still had to say is heard now, and not taken for this one's.
    page.goto("about:blank")
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    page.complaints.clear()
    page.goto(served.url + path.format(**places))
    return page


def test_a_page_is_for_everybody(page):
    # Before axe runs: its own styles offend our policy, as they should.
    complaints = [each for each in page.complaints if "404 (Not Found)" not in each]
    page.evaluate(Axe().axe_script)
    wide_and_light = faults(page)
    page.emulate_media(color_scheme="dark")
    dark = faults(page, only=["color-contrast"])
    page.set_viewport_size(NARROW)
    narrow = faults(page)

    assert (complaints, wide_and_light, dark, narrow) == ([], [], [], [])
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def faults(page, only=None):
    options = {"resultTypes": ["violations"]} | ({"runOnly": only} if only else {})
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]]
