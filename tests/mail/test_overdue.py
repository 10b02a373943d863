"""The letter that shows the three ways once we are late (promise P5)."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.utils import translation

from tests.mail.post import mail, receive, take
from tests.tickets.stage import Stage
from tresen.house.models import Provider
from tresen.lib.when import in_full
from tresen.mail.arriving.filing import file_now
from tresen.mail.leaving.envelope import as_message
from tresen.mail.models import OutgoingMail, Withheld
from tresen.people.models import Person
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said

SECOND = timedelta(seconds=1)


@pytest.fixture
def late(printer, settings):
    """The printer is not answered in time, and letters wait for the postman."""
    settings.SMTP_URL = "smtp://mail.example"
    Ticket.near_all_due(at=printer.due_at + SECOND)
    printer.refresh_from_db()
    return printer


def overdue(ticket):
    return list(ticket.letters.filter(kind="overdue").order_by("id"))


def moment(ticket, minutes):
    return ticket.due_at + timedelta(minutes=minutes)


WORDS = {
    "de": ["tut uns leid", "Sie erreichen uns unter 02836 0000-0", "vertrieb@tresen.example"],
    "en": ["We are sorry.", "Call us on 02836 0000-0", "vertrieb@tresen.example"],
}


@pytest.mark.parametrize("language", WORDS)
def test_it_names_the_three_ways_in_its_reader_s_language(printer, bashir, language):
    Person.objects.filter(pk=bashir.pk).update(language=language)
    Ticket.near_all_due(at=moment(printer, 1))
    letter = overdue(printer)[0]

    assert f'<html lang="{language}">' in letter.html
    assert [word for word in WORDS[language] if word not in letter.text] == []
    assert f"/tickets/{printer.shown_id}/" in letter.text


def test_the_ticket_id_stands_large_on_top_of_the_html(late):
    html = overdue(late)[0].html

    assert html.index(f">{late.shown_id}</a></b>") < html.index("Nordmann")


def test_so_does_the_phone_which_can_be_called_from_there(late):
    html = overdue(late)[0].html

    assert '<a href="tel:028360000-0" style' in html.split("Nordmann")[0]


def test_what_leads_to_us_is_a_link(late, settings):
    letter = overdue(late)[0]
    page = f"{settings.TRESEN_URL}/tickets/{late.shown_id}/"
    leads = [page, f"{page}clock/", "mailto:vertrieb@tresen.example"]

    assert [lead for lead in leads if f'<a href="{lead}">' not in letter.html] == []
    assert letter.html.count("<li>") == 3
    assert "<a" not in letter.text


def test_it_names_the_deadline_that_was_missed_in_full(late, bashir):
    with translation.override("de"):
        due = in_full(late.due_at, bashir.timezone)

    assert f"bis {due} beantworten" in overdue(late)[0].text


@pytest.mark.parametrize(("asks", "says"), [(True, False), (False, True)])
def test_who_has_asked_is_not_told_to_ask(printer, bashir, asks, says):
    if asks:
        printer.nudge(by=bashir, at=printer.due_at + SECOND)
    Ticket.near_all_due(at=moment(printer, 1))

    assert ("- Nachfragen: Antworten Sie auf diese Mail" in overdue(printer)[0].text) is says


def test_it_belongs_to_the_conversation_and_says_that_no_person_wrote_it(late):
    letter = overdue(late)[0]
    message = as_message(letter)

    assert message["Subject"] == f"Re: Drucker brennt [{late.shown_id}]"
    assert message["Auto-Submitted"] == "auto-generated"
    assert letter.references.startswith("<brand@business.example>")
    assert letter.reply_to and letter.message is None


def test_everybody_who_takes_part_gets_one(printer, guest, kim):
    printer.participants.create(person=guest, added_by=kim, added_at=printer.opened_at)
    Ticket.near_all_due(at=moment(printer, 1))

    assert {letter.to for letter in overdue(printer)} == {
        "bashir@business.example",
        "gast@business.example",
    }


def test_one_deadline_passes_once(late):
    for minutes in (1, 60, 600):
        Ticket.near_all_due(at=moment(late, minutes))

    assert len(overdue(late)) == 1


def test_an_answer_in_between_leaves_nothing_to_say(printer, kim):
    due = printer.due_at
    printer.answer(Said("Der Drucker ist gelöscht."), by=kim, at=due)
    Ticket.near_all_due(at=due + SECOND)

    assert not overdue(printer)


def test_a_deadline_restored_by_a_bounce_is_not_told_twice(late, kim, bashir):
    stage, due = Stage(late, kim, bashir), late.due_at
    stage.answer(due + timedelta(minutes=5))
    stage.deliver(due + timedelta(minutes=6))
    stage.bounce(due + timedelta(minutes=10))
    Ticket.near_all_due(at=due + timedelta(hours=1))

    assert late.events.filter(kind=Event.Kind.DEADLINE_PASSED).count() == 1


def test_the_next_late_answer_is_told_of_again(late, kim, bashir):
    stage, due = Stage(late, kim, bashir), late.due_at
    stage.answer(due + timedelta(minutes=5))
    stage.deliver(due + timedelta(minutes=6))
    stage.reply(due + timedelta(minutes=20))
    late.refresh_from_db()
    Ticket.near_all_due(at=late.due_at + SECOND)

    assert late.events.filter(kind=Event.Kind.DEADLINE_PASSED).count() == 2


ENDINGS = {
    "answer": lambda stage, at: (stage.answer(at), stage.deliver(at)),
    "close": lambda stage, at: stage.close(at),
    "withdraw": lambda stage, at: stage.withdraw(at),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_letter_that_has_not_left_stays_at_home_once_it_is_wrong(late, kim, bashir, ending):
    Ticket.objects.filter(pk=late.pk).update(origin="portal")
    late.refresh_from_db()
    ENDINGS[ending](Stage(late, kim, bashir), moment(late, 3))

    (letter,) = overdue(late)
    assert (letter.state, letter.because) == ("cancelled", "overtaken")


def test_a_letter_that_has_left_is_kept(late, kim, bashir):
    OutgoingMail.objects.filter(kind="overdue").update(state="sent")
    stage = Stage(late, kim, bashir)
    stage.answer(moment(late, 3))
    stage.deliver(moment(late, 4))

    assert len(overdue(late)) == 1


def test_an_automaton_is_not_told(house):
    raw = mail("monitor@business.example", Auto_Submitted="auto-generated")
    ticket = receive(raw).ticket
    Ticket.near_all_due(at=moment(ticket, 1))

    assert ticket.events.filter(kind=Event.Kind.DEADLINE_PASSED).exists()
    assert not ticket.letters.exists()
    withheld = Withheld.objects.filter(event__ticket=ticket).order_by("id")
    assert list(withheld.values_list("kind", "reason")) == [
        ("opened", "automaton"),
        ("overdue", "never_heard_from_us"),
    ]


@pytest.mark.parametrize(
    ("phone", "sales"), [("", ""), ("02836 0", ""), ("", "rat@tresen.example")]
)
def test_a_house_without_phone_or_sales_address_names_none(printer, phone, sales):
    Provider.objects.update(phone=phone, sales_email=sales)
    Ticket.near_all_due(at=moment(printer, 1))
    text = overdue(printer)[0].text

    assert ("02836 0" in text, "rat@tresen.example" in text) == (bool(phone), bool(sales))


def test_a_reply_to_it_asks_for_the_status_and_starts_no_clock(late):
    letter, due = overdue(late)[0], late.due_at
    raw = mail("bashir@business.example", "Wo bleiben Sie?", In_Reply_To=letter.rfc_message_id)
    incoming = take(raw, parseaddr(letter.reply_to)[1])
    incoming.received_at = moment(late, 20)
    incoming.save()
    filed = file_now(incoming)
    late.refresh_from_db()

    assert (filed.ticket, filed.message.text) == (late, "Wo bleiben Sie?")
    assert (late.due_at, late.nudged_at) == (due, due + timedelta(minutes=20))
