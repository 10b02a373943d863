"""A quote on its way: a person's words, the PDF with them, and a link for who may accept it."""

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.costs.offering import offered_on
from tests.mail.sink import mail_server
from tresen.mail.leaving.posting import post_all
from tresen.people.models import Person
from tresen.tickets.models import Ticket


@pytest.fixture
def quote(printer, sam, settings):
    settings.SMTP_URL = "smtp://127.0.0.1"
    return offered_on(printer, by=sam, at=timezone.now())


@pytest.fixture
def post(settings):
    def post():
        with mail_server() as (sink, url):
            settings.SMTP_URL = url
            post_all()
        return sink.mails

    return post


def clock_of(quote):
    return Ticket.objects.get(pk=quote.ticket_id).clock


def test_it_says_all_that_has_to_be_known(quote):
    letter = quote.ticket.letters.get(kind="quote")

    for told in ("Anbei unser Angebot.", "Sam Peters", "480,00\xa0€ netto (571,20\xa0€ brutto)"):
        assert told in letter.text
    assert quote.number in letter.text
    assert not letter.automatic


def test_delivered_it_stops_the_clock_as_any_answer_does(quote, post):
    assert clock_of(quote) == "running"
    (mail,) = [mail for mail in post() if "Angebot" in mail.get_body().get_content()]

    assert clock_of(quote) == "reacted"
    (pdf,) = mail.iter_attachments()
    assert (pdf.get_content_type(), pdf.get_filename()) == (
        "application/pdf",
        f"Angebot {quote.number}.pdf",
    )
    assert quote.number in PdfReader(io.BytesIO(pdf.get_content())).pages[0].extract_text()


def test_in_the_portal_it_has_arrived_at_once(shop_is_down, sam):
    quote = offered_on(shop_is_down, by=sam, at=timezone.now())

    assert clock_of(quote) == "reacted"


def test_only_who_may_accept_gets_a_link(printer, quote, guest, sam):
    printer.participants.create(person=guest, added_by=sam, added_at=timezone.now())
    again = offered_on(printer, by=sam, at=timezone.now())
    letters = printer.letters.filter(event__facts__quote=again.pk)

    links = {letter.to: bool(re.search("/decisions/", letter.text)) for letter in letters}
    assert links == {"bashir@business.example": True, "gast@business.example": False}
    assert "Bashir Nordmann" in letters.get(to="gast@business.example").text


@pytest.mark.parametrize(("language", "says"), [("de", "Angebot"), ("en", "Quote")])
def test_letter_and_paper_speak_its_reader_s_language(printer, bashir, sam, language, says):
    Person.objects.filter(pk=bashir.pk).update(language=language)
    quote = offered_on(printer, by=sam, at=timezone.now())

    assert quote.message.attachments.get().filename.startswith(says)
    assert f"{says} {quote.number}" in printer.letters.get(kind="quote").text
