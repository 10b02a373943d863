"""The link in the letter that brought a quote: GET shows, POST decides, a single time."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.costs.offering import offered_on
from tresen.costs.consents.consenting import Decision, decline_quote
from tresen.costs.models import Consent, DecisionLink, Quote
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

STRANGER = "p.neumann@anderswo.example"


@pytest.fixture
def stranger_s(house, sam):
    stranger = Person.objects.meet(STRANGER, name="Petra Neumann")
    new = NewTicket("Umzug zu Ihnen", Said("Was kostet das?", origin="mail"), kind="order")
    return offered_on(Ticket.open(new, by=stranger, at=timezone.now()), by=sam, at=timezone.now())


def address_in(letter):
    """The place of the link, as somebody finds it in their mail."""
    return re.search(r"/decisions/[\w-]+/", letter.text)[0]


def address_of(quote):
    return address_in(quote.ticket.letters.get(kind="quote"))


def decide(place, answer):
    return Client(enforce_csrf_checks=True).post(place, {"answer": answer})


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_looking_changes_nothing(client, quote, method):
    for _ in range(2):
        getattr(client, method)(address_of(quote))

    assert not Consent.objects.exists()
    assert DecisionLink.objects.get().used_at is None


def test_it_shows_what_is_offered_in_the_language_of_its_reader(client, quote):
    answer = client.get(address_of(quote))

    page = answer.content.decode()
    for told in ("Einrichtung 1", "480,00\xa0€", "571,20\xa0€", "Sie entscheiden als Bashir"):
        assert told in page
    assert answer["Content-Language"] == "de" and answer["Referrer-Policy"] == "no-referrer"
    assert "csrf" not in page and not answer.cookies


@pytest.mark.parametrize(("said", "answer"), [("accept", "agreed"), ("decline", "refused")])
def test_the_button_decides_without_signing_in(quote, bashir, said, answer):
    page = decide(address_of(quote), said)

    consent = quote.decisions.get()
    assert (consent.answer, consent.way, consent.person) == (answer, "link", bashir)
    assert consent.words.ip == "127.0.0.1"
    assert consent.words.sentence in page.content.decode().replace("&nbsp;", "\xa0")


@pytest.mark.parametrize("said", ["", "perhaps"])
def test_neither_yes_nor_no_decides_nothing(quote, said):
    assert decide(address_of(quote), said).status_code == 400
    assert not Consent.objects.exists()


def test_a_link_decides_a_single_time(quote):
    decide(address_of(quote), "accept")
    again = decide(address_of(quote), "decline")

    assert again.status_code == 410
    assert "Angenommen von Bashir Nordmann" in again.content.decode()
    assert quote.decisions.get().is_agreed


def test_the_second_link_of_the_same_quote_decides_nothing_more(quote, person):
    jule = person("jule@business.example")
    place = DecisionLink.objects.make(quote.ticket, jule, at=timezone.now(), quote=quote)
    decide(address_of(quote), "accept")

    assert decide(f"/{place.split('/', 3)[3]}", "decline").status_code == 410
    assert quote.decisions.get().is_agreed


def test_a_stranger_accepts_what_was_offered_to_them(stranger_s):
    page = decide(address_of(stranger_s), "accept")

    assert page.status_code == 200
    assert stranger_s.decisions.get().person.email == STRANGER


def test_somebody_else_on_a_stranger_s_ticket_gets_no_link_and_may_not(stranger_s, otto, client):
    place = DecisionLink.objects.make(stranger_s.ticket, otto, at=timezone.now(), quote=stranger_s)
    place = f"/{place.split('/', 3)[3]}"

    assert client.get(place).status_code == 403
    assert decide(place, "accept").status_code == 403
    assert not Consent.objects.exists()


def test_above_ones_own_limit_it_can_only_be_declined(quote, bashir, client):
    bashir.contacts.update(consent_limit=100)
    page = client.get(address_of(quote)).content.decode()

    assert 'value="accept"' not in page and 'value="decline"' in page
    assert decide(address_of(quote), "accept").status_code == 409
    assert DecisionLink.objects.get().used_at is None
    assert decide(address_of(quote), "decline").status_code == 200


ENDINGS = {
    "withdrawn": lambda quote, people: quote.withdraw(by=people["sam"], at=timezone.now()),
    "closed": lambda quote, people: quote.ticket.close(
        Said("Doch nicht."), result="withdrawn", by=people["kim"], at=timezone.now()
    ),
    "link is over": lambda quote, people: DecisionLink.objects.update(ends_at=timezone.now()),
    "declined": lambda quote, people: decline_quote(
        quote, Decision(people["bashir"], "portal"), by=people["bashir"], at=timezone.now()
    ),
}


@pytest.fixture
def people(sam, kim, bashir):
    return {"sam": sam, "kim": kim, "bashir": bashir}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_over_says_so_and_decides_nothing(quote, people, client, ending):
    ENDINGS[ending](quote, people)
    before, place = Consent.objects.count(), address_of(quote)

    assert client.get(place).status_code == 410
    assert decide(place, "accept").status_code == 410
    assert Consent.objects.count() == before


def test_who_left_the_customer_decides_nothing(quote, bashir, client):
    bashir.contacts.update(ended_at=timezone.now())

    assert client.get(address_of(quote)).status_code == 403
    assert decide(address_of(quote), "accept").status_code == 403


def test_on_its_last_day_the_letter_of_the_reminder_leads_there_too(quote, client):
    Quote.objects.filter(pk=quote.pk).update(reminded_at=timezone.now())
    quote.ticket.record(
        "quote_reminded", by=Person.objects.system(), at=timezone.now(), quote=quote.pk
    )
    place = address_in(quote.ticket.letters.get(kind="quote_ends"))

    assert place != address_of(quote)
    assert decide(place, "accept").status_code == 200
