"""The customer reads a quote on the page of the ticket, and answers it there (promise P4)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.costs.offering import offered_on
from tresen.costs.consents.consenting import Decision, decline_quote
from tresen.costs.models import Consent, Quote
from tresen.tickets.models import Event, Notice

WHO = {"bashir": "business", "jule": "business", "erika": "ondemand"}


@pytest.fixture
def visit(client, person):
    """visit("jule"): the page of the quote's ticket as they see it; or what they post there."""

    def visit(who, quote, rest="", **form):
        client.force_login(person(f"{who}@{WHO[who]}.example").login)
        ticket = f"/tickets/{quote.ticket.shown_id}/"
        if not rest:
            return client.get(ticket).content.decode()
        return client.post(f"{ticket}quotes/{quote.pk}/{rest}/", form)

    return visit


def offers(page):
    return "Accept the quote bindingly" in page, "Decline the quote" in page


def test_the_message_that_brought_it_stands_in_the_conversation_with_its_pdf(visit, quote):
    page = visit("bashir", quote)

    assert "Anbei unser Angebot." in page
    assert f"Angebot {quote.number}.pdf" in page


def test_all_of_it_is_to_be_read_before_deciding(visit, quote):
    page = visit("bashir", quote)

    for told in ("Einrichtung 1", "6 Std.", "€80.00", "€480.00", "VAT 19 % on", "€571.20"):
        assert told in page
    assert f"I accept the quote {quote.number}: €480.00 net (€571.20 gross)." in page
    assert offers(page) == (True, True)


@pytest.mark.parametrize(("limit", "may"), [("479.99", (False, True)), ("480.00", (True, True))])
def test_up_to_the_limit_of_ones_own(visit, quote, person, limit, may):
    person("jule@business.example").contacts.update(consent_limit=limit)
    page = visit("jule", quote)

    assert offers(page) == may
    assert ("It can be accepted by: Bashir Nordmann" in page) is not may[0]
    answer = visit("jule", quote, "acceptance")
    assert (answer.status_code == 302) is may[0]


def test_who_may_not_agree_learns_whom_to_ask(visit, quote, person):
    person("jule@business.example").contacts.update(may_consent=False)
    page = visit("jule", quote)

    assert "These persons of your company may accept it: Bashir Nordmann" in page
    assert offers(page) == (False, False)
    assert visit("jule", quote, "acceptance").status_code == 409
    assert not Consent.objects.exists()


def test_accepted_in_the_portal_it_is_kept_how_and_confirmed(visit, quote, bashir):
    answer = visit("bashir", quote, "acceptance")

    consent = quote.decisions.get()
    assert answer.url == f"/tickets/{quote.ticket.shown_id}/#quotes"
    assert (consent.answer, consent.way, consent.person) == ("agreed", "portal", bashir)
    assert (consent.words.ip, consent.cap) == ("127.0.0.1", quote.net)
    assert consent.short_seal in quote.ticket.letters.get(kind="consent").text
    page = visit("bashir", quote)
    assert "Bashir Nordmann accepted it" in page and offers(page) == (False, False)


def test_it_is_kept_in_the_language_in_which_it_was_read(visit, quote):
    visit("bashir", quote, "acceptance")

    said = quote.decisions.get().words.sentence
    assert said == f"I accept the quote {quote.number}: €480.00 net (€571.20 gross)."


def test_declined_it_costs_nothing_and_sales_is_told(visit, quote, sam):
    visit("bashir", quote, "declination")

    assert quote.decisions.get().answer == "refused"
    told = Notice.objects.get(person=sam, event__kind=Event.Kind.CONSENT_REFUSED)
    assert told.event.ticket == quote.ticket
    assert "Bashir Nordmann declined it" in visit("bashir", quote)


def test_pressed_twice_the_same_form_leads_to_the_same_place(visit, quote):
    key = {"once": "8d9ffa4e-4c9d-4a4b-9a5d-3e3c5b6f7a80"}
    first = visit("bashir", quote, "acceptance", **key)

    assert visit("bashir", quote, "acceptance", **key).url == first.url
    assert Consent.objects.count() == 1


@pytest.mark.parametrize("rest", ["acceptance", "declination"])
def test_who_comes_second_reads_why_nothing_was_done(visit, quote, rest):
    visit("bashir", quote, "acceptance")
    answer = visit("jule", quote, rest)

    assert answer.status_code == 409
    assert "This quote is open no more" in answer.content.decode()


SETTLED = {
    "withdrawn": lambda quote, sam, bashir: quote.withdraw(by=sam, at=timezone.now()),
    "declined": lambda quote, sam, bashir: decline_quote(
        quote, Decision(bashir, "portal"), by=bashir, at=timezone.now()
    ),
}


@pytest.mark.parametrize("state", SETTLED)
def test_what_is_over_is_only_told(visit, quote, sam, bashir, state):
    SETTLED[state](quote, sam, bashir)
    page = visit("bashir", quote)

    assert offers(page) == (False, False)
    assert state.capitalize() in page and quote.number in page


def test_an_expired_one_cannot_be_accepted(visit, order, sam):
    quote = offered_on(order, by=sam, at=timezone.now() - timedelta(days=20), days=5)

    assert "Expired" in visit("bashir", quote)
    assert visit("bashir", quote, "acceptance").status_code == 409


def test_drafts_are_nobody_s_business(visit, quote, order, sam):
    draft = quote.copy(by=sam, at=timezone.now(), valid_until=quote.valid_until)

    assert draft.number not in visit("bashir", quote)
    assert visit("bashir", draft, "acceptance").status_code == 404


def test_the_pdf_is_the_one_that_was_sent(as_bashir, quote, page_of):
    answer = as_bashir.get(page_of(quote.ticket, "quotes", str(quote.pk), "pdf"))

    assert answer.content == bytes(quote.message.attachments.get().blob.data)


@pytest.mark.parametrize("rest", ["acceptance", "declination"])
def test_strangers_find_nothing(visit, quote, rest):
    assert visit("erika", quote, rest).status_code == 404


@pytest.mark.parametrize("rest", ["acceptance", "declination"])
def test_looking_decides_nothing(as_bashir, quote, page_of, rest):
    answer = as_bashir.get(page_of(quote.ticket, "quotes", str(quote.pk), rest))

    assert answer.status_code == 405
    assert not Consent.objects.exists()


def test_a_quote_of_another_ticket_is_not_found_here(as_bashir, quote, fresh, page_of):
    place = page_of(fresh, "quotes", str(quote.pk), "acceptance")

    assert as_bashir.post(place).status_code == 404
    assert Quote.objects.get().decision is None


def test_once_accepted_the_costs_are_those_of_the_quote(visit, quote):
    visit("bashir", quote, "acceptance")
    page = visit("bashir", quote)

    assert f"Quote {quote.number}: €480.00 net (€571.20 gross)." in page
    assert "Withdraw the consent" not in page


def test_an_open_quote_awaits_its_decision(visit, quote):
    assert "Our quote awaits your decision." in visit("bashir", quote)
    visit("bashir", quote, "declination")

    assert "You get a quote from our sales department first." in visit("bashir", quote)
