"""Steps 1 to 6 of a ticket's life, against the running product, with real mail."""

import re

import pytest

from tests.browser.people import TICKET_ID
from tests.browser.post import text_of
from tests.mail.processes import wait_until

pytestmark = pytest.mark.browser

ERIKA = "erika@ondemand.example"
FULL_DATE = re.compile(r"\d+\. \w+ 20\d\d, \d\d:\d\d Uhr \((MEZ|MESZ)\)")


@pytest.fixture
def manual(tmp_path):
    file = tmp_path / "anleitung.pdf"
    file.write_bytes(b"%PDF-1.4 Anleitung")
    return file


@pytest.fixture
def ticket(erika):
    return erika.opens("Formular schickt nichts", "Seit heute kommt keine Anfrage mehr an.")


@pytest.fixture
def confirmation(ticket, post):
    return post.letter(ERIKA, about=ticket)


@pytest.fixture
def answered(ticket, confirmation, kim, post, manual):
    kim.takes(ticket)
    kim.answers(ticket, "Bitte einmal **neu laden**.", files=[manual])
    return post.letter(ERIKA, about=ticket)


@pytest.fixture
def question(ticket, confirmation, kim, post):
    kim.asks(ticket, "Welcher Browser ist es?")
    return post.letter(ERIKA, about=ticket)


@pytest.fixture
def closed(ticket, confirmation, kim, post):
    """The closing letter."""
    kim.closes(ticket, "Das Formular schickt wieder.")
    return post.letter(ERIKA, about=ticket)


def test_a_contact_opens_a_ticket_and_is_told_what_to_expect(erika, post, manual):
    words = "Webspace voll", "Geht das größer?"
    ticket = erika.opens(*words, kind="question", product="Webhosting L", files=[manual])
    letter = text_of(post.letter(ERIKA, about=ticket))

    assert "Webhosting L" in erika.text and "anleitung.pdf" in erika.text
    assert FULL_DATE.search(letter)
    assert "Ohne Ihre Zustimmung" in letter


@pytest.mark.parametrize("sender", ["fremd@elsewhere.example", "bashir@business.example"])
def test_a_mail_opens_a_ticket(sender, kim, post, clock):
    post.write(sender, "Der Drucker brennt lichterloh.")
    ticket = TICKET_ID.search(text_of(post.letter(sender)))[0]

    assert "lichterloh" in kim.sees(ticket)
    assert clock(ticket) == "running"


def test_the_queue_shows_first_what_is_due_first(ticket, kim):
    kim.visits("/desk/")
    tones = kim.page.locator(".when").evaluate_all("all => all.map(each => each.dataset.tone)")

    assert tones == sorted(tones, key=["late", "soon", "good", ""].index)
    assert ticket in kim.text


def test_an_answer_arrives_by_mail_and_in_the_portal(ticket, confirmation, answered, erika):
    html = answered.get_body(("html",)).get_content()

    assert "<strong>neu laden</strong>" in html and "neu laden" in text_of(answered)
    assert [file.get_filename() for file in answered.iter_attachments()] == ["anleitung.pdf"]
    assert confirmation["Message-ID"] in answered["References"].split()
    assert answered["In-Reply-To"] == confirmation["Message-ID"]
    assert "<support+" in answered["Reply-To"]
    assert "Kim Berger" in erika.sees(ticket) and "anleitung.pdf" in erika.text


def test_a_reply_by_mail_folds_its_quotes_and_starts_a_new_clock(
    ticket, answered, kim, post, clock
):
    wait_until(lambda: clock(ticket) == "reacted")
    post.reply(answered, "Danke, aber es kommt immer noch nichts.")
    wait_until(lambda: clock(ticket) == "running")

    kim.sees(ticket)
    last = kim.page.locator("article[data-by=customer]").last
    assert "immer noch nichts" in last.inner_text()
    assert last.locator("details:not([open]) > summary", has_text="eingeklappt").count() == 1
    assert not last.get_by_text("neu laden").is_visible()


def test_a_question_pauses_the_clock_until_the_contact_answers(ticket, question, kim, erika, clock):
    paused = clock(ticket)
    erika.writes(ticket, "Es ist Firefox.")

    assert "Welcher Browser ist es?" in text_of(question)
    assert (paused, clock(ticket)) == ("paused", "running")
    assert "Es ist Firefox." in kim.sees(ticket)


def test_the_closing_letter_says_that_it_stays_closed(ticket, closed, erika, ask_api):
    assert "bleibt abgeschlossen" in text_of(closed)
    assert "Das Formular schickt wieder." in text_of(closed)
    assert "schickt wieder." in erika.sees(ticket)
    assert erika.page.locator("form[action$='/messages/']").count() == 0
    assert ask_api(f"tickets/{ticket}")["state"] == "closed"


def test_a_contact_closes_their_own_ticket(ticket, erika, ask_api):
    erika.closes(ticket)

    assert ask_api(f"tickets/{ticket}")["state"] == "closed"


def test_a_reply_to_a_closed_ticket_opens_one_that_follows(ticket, closed, kim, erika, post):
    post.reply(closed, "Jetzt geht es wieder nicht.")
    told = text_of(wait_until(lambda: next(iter(post.unread(ERIKA, about=ticket)), None)))
    new = next(each for each in TICKET_ID.findall(told) if each != ticket)

    assert ticket in kim.sees(new) and new in kim.sees(ticket)
    assert ticket in erika.sees(new) and new in erika.sees(ticket)


def test_thanks_are_filed_with_the_closed_ticket_and_nobody_is_told(ticket, closed, kim, post):
    kim.sees(ticket)
    letters = kim.page.locator(".line a[href*='/outgoing/']")
    before = letters.count()
    post.reply(closed, "Danke!")
    wait_until(lambda: "Danke!" in kim.sees(ticket))

    assert letters.count() == before
    assert post.unread(ERIKA, about=ticket) == []


def test_a_new_ticket_follows_the_closed_one_that_it_names(ticket, closed, erika, ask_api):
    new = erika.opens("Noch einmal", "Wieder dasselbe.", follows=ticket)

    links = [(link["type"], link["ticket"]) for link in ask_api(f"tickets/{new}")["links"]]
    assert links == [("follows", ticket)]


def test_a_ticket_id_in_a_text_is_proposed_to_staff_as_a_link(ticket, erika, kim, ask_api):
    other = erika.opens("Noch etwas", f"Das gehört wohl zu {ticket}.")

    links = [(each["ticket"], each["proposed"]) for each in ask_api(f"tickets/{other}")["links"]]
    assert links == [(ticket, True)]
    kim.sees(other)
    assert kim.page.locator(f"aside a[href*='{ticket}']").count() == 1


def test_a_note_reaches_no_customer(ticket, answered, kim, erika, post):
    kim.notes(ticket, "Der Kunde hat nicht bezahlt.")
    kim.answers(ticket, "Wir prüfen es.")

    assert "bezahlt" not in text_of(post.letter(ERIKA, about=ticket))
    assert "bezahlt" in kim.sees(ticket) and "bezahlt" not in erika.sees(ticket)
    assert "bezahlt" not in erika.page.content()


def test_a_wrong_check_digit_is_named_in_the_search_and_in_a_form(ticket, kim, erika):
    wrong = ticket[:-1] + str((int(ticket[-1]) + 1) % 10)
    kim.visits(f"/desk/search/?q={wrong}")
    found = erika.opens("Noch einmal", "Wieder dasselbe.", follows=wrong)

    assert "Prüfziffer" in kim.text
    assert found is None and "Prüfziffer" in erika.text
    assert erika.page.locator("[name=text]").input_value() == "Wieder dasselbe."
