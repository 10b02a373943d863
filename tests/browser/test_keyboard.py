"""The desk by hand on the keyboard, and what the eye sees while a note is typed."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUSED = "document.activeElement"
WAYS = {"r": "answer", "w": "question", "n": "note", "c": "closure"}


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


@pytest.fixture
def fresh(kim, ask_api):
    """The page of a ticket for which nobody has begun to write."""
    new = {"subject": "Drucker brennt", "text": "Bitte schnell.", "kind": "fault"}
    kim.visits(f"/desk/tickets/{ask_api('tickets', new)['id']}/")
    return kim.page


def begin(page, key, words):
    page.locator("h1").click()
    page.keyboard.press(key)
    page.keyboard.type(words)


def begun(page):
    """The words of each way of writing."""
    fields = {way: page.locator(f"form[data-kind={way}] textarea") for way in WAYS.values()}
    return {way: field.input_value() for way, field in fields.items()}


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


def test_a_key_chooses_what_is_written(fresh):
    for key, way in WAYS.items():
        begin(fresh, key, f"Guten Tag, {way}")
        assert fresh.locator("form[data-kind]:visible").get_attribute("data-kind") == way

    assert begun(fresh) == {way: f"Guten Tag, {way}" for way in WAYS.values()}


def test_keys_do_nothing_while_words_are_typed(fresh):
    begin(fresh, "r", "ncw?/")

    assert begun(fresh)["answer"] == "ncw?/"
    assert fresh.locator("dialog#keys").is_hidden()


def test_unsent_words_survive_and_sent_ones_are_gone(fresh):
    begin(fresh, "r", "Ein Entwurf")
    begin(fresh, "n", "Halbe Notiz")
    fresh.reload()
    kept = begun(fresh)
    begin(fresh, "n", "")
    fresh.locator("form[data-kind=note] button[data-role=main]").click()
    fresh.wait_for_url(re.compile("#message-"))

    assert kept == begun(fresh) | {"note": "Halbe Notiz"}
    assert begun(fresh) == dict.fromkeys(WAYS.values(), "") | {"answer": "Ein Entwurf"}


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


def test_z_starts_and_stops_the_work(fresh):
    fresh.locator("h1").click()
    with fresh.expect_navigation():
        fresh.keyboard.press("z")
    runs = fresh.locator("#costs work-timer").inner_text()
    with fresh.expect_navigation():
        fresh.keyboard.press("z")

    assert re.fullmatch(r"00:00:\d\d", runs)
    assert fresh.locator("#id_worked").input_value() == "1 min"
    assert fresh.locator("#id_started_at").input_value()
