"""A no is respected: it is kept, nothing is charged, and it can be changed."""

import pytest
from django.utils import timezone

from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.verdicts import costs_of
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def ticket(bashir, nordlicht):
    new = NewTicket("SPF", Said("Bitte."), kind="configuration", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


@pytest.fixture
def refuse(as_bashir, ticket, page_of):
    return lambda **more: as_bashir.post(page_of(ticket, "refusals"), more)


def test_a_refusal_is_kept_with_its_words(refuse, ticket, page_of):
    answer = refuse()
    kept = ticket.consents.get()

    assert answer.url == f"{page_of(ticket)}#costs"
    assert (kept.answer, kept.way) == ("refused", "portal")
    assert kept.words.sentence.startswith("I do not agree to the costs")


def test_the_page_then_asks_no_more_but_can_be_talked_round(as_bashir, refuse, ticket, page_of):
    refuse()
    page = as_bashir.get(page_of(ticket)).content.decode()

    assert "Bashir Nordmann did not agree to the costs" in page
    assert "Agree after all" in page and "I do not agree</button>" not in page


def test_a_consent_can_be_withdrawn(refuse, ticket, bashir):
    agree(ticket, Decision(bashir, "portal"), by=bashir, at=timezone.now())
    refuse()

    assert costs_of(ticket, timezone.now()).verdict.code == "consent_needed"


def test_the_same_form_sent_twice_is_one_refusal(refuse, ticket):
    for _ in range(2):
        refuse(once="3f0c1c8e-6f0a-4f7e-9a43-6a3f4c7d9b13")

    assert ticket.consents.count() == 1


def test_where_there_is_no_price_there_is_nothing_to_refuse(as_bashir, fresh, page_of):
    answer = as_bashir.post(page_of(fresh, "refusals"))

    assert answer.status_code == 409
    assert "there is no price here" in answer.content.decode()


def test_who_may_not_agree_refuses_nothing(client, otto, muster, page_of):
    new = NewTicket("SPF", Said("Bitte."), kind="configuration", customer=muster)
    ticket = Ticket.open(new, by=otto, at=timezone.now())
    client.force_login(otto.login)

    assert client.post(page_of(ticket, "refusals")).status_code == 409
    assert not ticket.consents.exists()


def test_the_strip_says_that_nothing_is_charged_after_a_no(refuse, as_bashir, ticket, page_of):
    refuse()
    page = as_bashir.get(page_of(ticket)).content.decode()

    assert "You did not agree to the costs: nothing is charged." in page
    assert "your consent is still missing" not in page
