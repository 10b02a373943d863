"""Whoever hides a picture in a mail learns of nobody who reads it, until somebody asks for it."""

import pytest

from tests.browser.canary import singing
from tests.browser.people import TICKET_ID
from tests.browser.post import text_of
from tests.engine.conftest import eventually

# Thorough, and takes its time: CI runs it, with `-m slow`.
pytestmark = [pytest.mark.browser, pytest.mark.slow]

ERIKA = "erika@ondemand.example"
# The canary signed its certificate itself.
CURIOUS = {"ignore_https_errors": True}
HTML = """<html><head>
<link rel=stylesheet href={at}/link><link rel=prefetch href={at}/prefetch>
<link rel=preload as=image href={at}/preload><link rel=icon href={at}/icon>
<meta http-equiv=refresh content="0;url={at}/refresh"><base href={at}/>
<style>@import url({at}/import); @font-face {{ font-family: x; src: url({at}/font) }}
body {{ background: url({at}/body); font-family: x }}
p::after {{ content: url({at}/content) }}</style>
</head><body background={at}/background><b>Hallo</b>
<img src={at}/img><img src="{plain}/plain"><img src=relative>
<img srcset="{at}/srcset 1x"><picture><source srcset={at}/source><img alt=x></picture>
<table background={at}/table><tr background={at}/row><td background={at}/cell
style="background:url({at}/css);list-style-image:url({at}/list)">x</td></tr></table>
<p style="background-image:url({at}/style);cursor:url({at}/cursor),auto">x</p>
<video poster={at}/poster src={at}/video autoplay></video><audio src={at}/audio autoplay></audio>
<input type=image src={at}/input><iframe src={at}/iframe></iframe><embed src={at}/embed>
<object data={at}/object></object><svg><image href={at}/svg /><use href={at}/use#x /></svg>
<a href={at}/anchor ping={at}/ping>{at}/anchor</a> ![x]({at}/markdown)
<script src={at}/script></script></body></html>"""


@pytest.fixture(scope="module")
def canary(tmp_path_factory):
    with singing(tmp_path_factory.mktemp("canary")) as canary:
        yield canary


@pytest.fixture(scope="module")
def ticket(post, canary, ask_api):
    """A ticket of two mails; everything in them asks the canary for something."""
    post.write(ERIKA, "Hallo", html=html(canary, "first"), subject="Zwei Bilder")
    confirmation = post.letter(ERIKA, about="Zwei Bilder")
    post.reply(confirmation, "Und noch eines", html=html(canary, "second"))
    ticket = TICKET_ID.search(text_of(confirmation))[0]
    assert eventually(lambda: len(ask_api(f"tickets/{ticket}/messages")["items"]) == 2)
    return ticket


def html(canary, name):
    return HTML.format(
        at=f"https://{canary.encrypted}/{name}", plain=f"http://{canary.plain}/{name}"
    )


@pytest.fixture
def erika(sign_in):
    return sign_in(ERIKA, **CURIOUS)


@pytest.fixture
def kim(sign_in):
    return sign_in("kim@tresen.example", **CURIOUS)


def reads(visitor, path):
    """Opens the page and everything that it folds, shows each mail formatted, and prints it."""
    visitor.visits(path)
    visitor.page.locator("summary").evaluate_all("all => all.map(one => one.click())")
    for way in visitor.page.locator("mail-sheet a[aria-expanded]").all():
        way.click()
    sheets = visitor.page.locator("mail-sheet iframe").all()
    for sheet in sheets:
        sheet.content_frame.get_by_text("Hallo").wait_for()
    visitor.page.pdf()
    return len(sheets)


def test_nobody_learns_that_a_mail_is_read(kim, erika, ticket, canary):
    kim.visits("/desk/")
    kim.page.get_by_text("Zwei Bilder").first.hover()
    kim.visits("/desk/search/?q=Bilder")
    kim.visits("/desk/notices/")
    desk, portal = reads(kim, f"/desk/tickets/{ticket}/"), reads(erika, f"/tickets/{ticket}/")
    kim.page.locator("form[data-kind=answer] textarea").fill("![x](https://a.example/x)")
    kim.page.wait_for_load_state("networkidle")

    assert (desk, portal) == (2, 2)
    assert canary.heard == []


def test_without_javascript_the_mail_is_read_on_a_page_of_its_own(sign_in, ticket, canary):
    erika = sign_in(ERIKA, java_script_enabled=False, **CURIOUS)
    erika.visits(f"/tickets/{ticket}/")
    erika.page.locator("mail-sheet a").first.click()
    erika.page.wait_for_url("**/html/")

    assert "Hallo" in erika.page.locator("body").inner_text()
    assert canary.heard == []


def test_only_the_pictures_of_the_chosen_message_are_loaded(kim, ticket, canary):
    kim.visits(f"/desk/tickets/{ticket}/")
    first = kim.page.locator("mail-sheet").first
    kim.page.locator("mail-sheet").last.locator("a").first.click()
    first.locator("a").first.click()
    first.get_by_text("Bilder dieser Nachricht laden").click()
    eventually(lambda: canary.heard)
    kim.page.wait_for_load_state("networkidle")

    assert canary.paths == {"/first/img"}
    assert {told[1:] for told in canary.heard} == {(None, None)}
