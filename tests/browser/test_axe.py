"""No page may shut anybody out: axe finds nothing, wide and narrow, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
# Colours are the same at every width, and widths in every colour: each is looked at once.
SWAPPED = {"light": "dark", "dark": "light"}


@pytest.fixture(scope="module")
def places(ask_api, sign_in, post):
    """Erika's tickets of the demonstration, and a mail that came in."""
    post.write("axe@elsewhere.example", "Ein Brief für den Posteingang.")
    post.letter("axe@elsewhere.example")
    number = "customer=10231"
    return {
        "ticket": ask_api(f"tickets?state=open&{number}")["items"][0]["id"],
        "closed": ask_api(f"tickets?state=closed&{number}")["items"][0]["id"],
    }


@pytest.fixture(scope="module")
def visitor(sign_in, chromium, served):
    """visitor(email, look): one window for each, with everything that it complained about."""
    windows = {}

    def at(email, look):
        if (email, look) not in windows:
            windows[email, look] = opened(email, look)
        return windows[email, look]

    def opened(email, look):
        page = sign_in(email, **LOOKS[look]).page if email else nobody(look)
        page.complaints = []
        page.on("console", lambda told: page.complaints.append(told.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        return page

    def nobody(look):
        return chromium.new_context(locale="de", **LOOKS[look]).new_page()

    return at


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_is_for_everybody(name, look, places, visitor, served):
    email, path = PAGES[name]
    page = visitor(email, look)
    page.complaints.clear()
    page.goto(served.url + path.format(**places))

    assert faults(page) == []
    page.emulate_media(color_scheme=SWAPPED[LOOKS[look]["color_scheme"]])
    assert faults(page, only="color-contrast") == []
    page.emulate_media(color_scheme=LOOKS[look]["color_scheme"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [each for each in page.complaints if "404 (Not Found)" not in each] == []


def faults(page, only=None):
    options = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = [only]
    found = Axe().run(page, options=options).response["violations"]
    return [(each["id"], node["html"][:200]) for each in found for node in each["nodes"]]
