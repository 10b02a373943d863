"""The desk by hand on the keyboard, and what the eye sees while a note is typed."""

import re

import pytest

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"


@pytest.fixture
def desk(kim):
    kim.visits("/desk/")
    return kim.page


@pytest.fixture
def ticket(desk):
    """The page of the first ticket in the queue, opened by keys."""
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"/desk/tickets/"))
    return desk


def test_j_and_k_walk_through_the_queue(desk):
    subjects = desk.locator(".subject")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    second = subjects.nth(1).evaluate(f"each => each === {FOCUSED}")
    desk.keyboard.press("k")

    assert second
    assert subjects.nth(0).evaluate(f"each => each === {FOCUSED}")


def test_a_slash_leads_to_the_search(desk):
    desk.keyboard.press("/")
    desk.keyboard.type("Mail")
    desk.keyboard.press("Enter")

    desk.wait_for_url(re.compile(r"/desk/search/\?q=Mail"))


def test_a_question_mark_shows_the_keys(desk):
    desk.keyboard.press("?")

    assert desk.locator("dialog#keys").is_visible()


@pytest.mark.parametrize(
    ("key", "way"), [("r", "answer"), ("w", "question"), ("n", "note"), ("c", "closure")]
)
def test_a_key_chooses_what_is_written(ticket, key, way):
    ticket.keyboard.press(key)
    ticket.keyboard.type("Guten Tag")

    assert ticket.locator(f"form[data-kind={way}] textarea").input_value() == "Guten Tag"
    assert ticket.locator("form[data-kind]:visible").count() == 1


def test_a_takes_hold_of_the_owner(ticket):
    ticket.keyboard.press("a")

    assert ticket.evaluate(f"{FOCUSED}.name") == "owner"


def test_j_leads_to_the_next_ticket(ticket):
    first = ticket.url
    ticket.keyboard.press("j")

    ticket.wait_for_url(lambda url: "/desk/tickets/" in url and url != first)


def test_a_note_looks_different_while_it_is_typed(ticket):
    assert look_of(ticket, "n", "note") != look_of(ticket, "r", "answer")


def look_of(page, key, way):
    page.locator("h1").click()
    page.keyboard.press(key)
    form = page.locator(f"form[data-kind={way}]")
    return form.evaluate("each => getComputedStyle(each).backgroundColor")
