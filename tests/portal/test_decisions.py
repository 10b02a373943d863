"""One-time links: looking changes nothing, the button decides, and the address stays secret."""

import logging
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.models import DecisionLink
from tresen.lib.secret_links import NoTokens
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture(autouse=True)
def in_the_language_of_the_letter(bashir):
    """Not in that of the browser: nobody is signed in."""
    bashir.language = "en"
    bashir.save()


@pytest.fixture
def opened(bashir, nordlicht):
    def opened(kind="configuration"):
        new = NewTicket("SPF", Said("Bitte.", origin="mail"), kind=kind, customer=nordlicht)
        return Ticket.open(new, by=bashir, at=timezone.now() - timedelta(minutes=5))

    return opened


@pytest.fixture
def ticket(opened):
    return opened()


@pytest.fixture
def page(ticket):
    """Where the letter leads."""
    return found_in(ticket.letters.get())


def found_in(letter):
    return re.search(r"/decisions/\S+/", letter.text)[0]


def decide(client, page, answer="agree", **more):
    costs = client.get(page).context["costs"]
    told = {"row": costs.verdict.price.row, "shown": costs.agreement, "answer": answer, **more}
    return client.post(page, told)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(client, page, ticket, method):
    before = ticket.events.count()
    for _ in range(3):
        assert getattr(client, method)(page).status_code == 200

    assert ticket.events.count() == before and not ticket.consents.exists()
    assert DecisionLink.objects.get().used_at is None


def test_it_shows_price_words_cap_and_both_buttons(client, page):
    shown = client.get(page).content.decode()

    assert "€26.00 net (€30.94 gross) for each started quarter of an hour" in shown
    assert "You decide as Bashir Nordmann." in shown and 'name="cap"' in shown
    assert "I agree to the costs</button>" in shown and "I do not agree</button>" in shown


def test_the_button_agrees_without_signing_in(client, page, ticket, bashir):
    answer = Client(enforce_csrf_checks=True).post(page, sent(client, page), REMOTE_ADDR="::1")
    consent = ticket.consents.get()

    assert (answer.status_code, consent.person, consent.way) == (200, bashir, "link")
    assert consent.words.ip == "::1"
    assert consent.words.sentence in answer.content.decode()


def sent(client, page):
    costs = client.get(page).context["costs"]
    return {"row": costs.verdict.price.row, "shown": costs.agreement, "answer": "agree"}


def test_the_other_button_refuses(client, page, ticket):
    answer = decide(client, page, "refuse")

    assert ticket.consents.get().answer == "refused"
    assert "You have not agreed." in answer.content.decode()


def test_pressing_nothing_decides_nothing(client, page, ticket):
    assert client.post(page).status_code == 400
    assert decide(client, page, "maybe").status_code == 400
    assert not ticket.consents.exists()


def test_what_one_can_do_oneself_needs_the_express_words(client, opened):
    ticket = opened("self_service")
    page = found_in(ticket.letters.get())

    assert decide(client, page).status_code == 409
    assert decide(client, page, declined="on").status_code == 200


REFUSED = [
    ({"cap": "5"}, "smaller than the smallest price"),
    ({"cap": "viel"}, "Please write a sum"),
    ({"row": "0"}, "The price has changed meanwhile."),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_what_cannot_stand_does_not_use_it_up(client, page, ticket, changed, sentence):
    answer = decide(client, page, **changed)

    assert answer.status_code in (400, 409) and sentence in answer.content.decode()
    assert not ticket.consents.exists()
    assert decide(client, page).status_code == 200


class TestWhatStandsInTheWay:
    @pytest.fixture
    def told(self, client, page):
        """Both ways say the same, and nothing is decided."""

        def told():
            looked, pressed = client.get(page), client.post(page, {"answer": "agree"})
            assert looked.status_code == pressed.status_code
            assert 'name="answer"' not in looked.content.decode()
            return looked.status_code, looked.content.decode()

        return told

    def test_it_was_used(self, client, page, told):
        decide(client, page)
        status, shown = told()

        assert status == 410 and "This link was used already." in shown

    def test_its_time_is_over(self, told):
        DecisionLink.objects.update(ends_at=timezone.now())
        status, shown = told()

        assert status == 410 and "The time of this link is over." in shown

    def test_the_ticket_is_closed(self, told, ticket, kim):
        ticket.close(Said("Erledigt."), result="solved", by=kim, at=timezone.now())
        status, shown = told()

        assert status == 410 and "This ticket is closed" in shown

    @pytest.mark.parametrize("right", [{"may_consent": False}, {"ended_at": timezone.now()}])
    def test_the_person_may_not_any_more(self, told, bashir, right):
        bashir.contacts.update(**right)
        status, shown = told()

        assert status == 403 and "Only contacts of the customer" in shown

    def test_somebody_else_has_agreed(self, told, ticket, person):
        jule = person("jule@business.example")
        agree(ticket, Decision(jule, "portal"), by=jule, at=timezone.now())
        status, shown = told()

        assert status == 409 and "you have agreed." in shown

    def test_it_costs_nothing_any_more(self, told, ticket, kim):
        ticket.sort_as("fault", by=kim, at=timezone.now())
        status, shown = told()

        assert status == 409 and "Free of charge: a technical fault" in shown


def test_an_unknown_one_is_not_found(client, house):
    page = client.get("/decisions/nothing-that-we-know/")

    assert page.status_code == 404
    assert "We do not know this link" in page.content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_nothing_tells_its_address_on(client, page, known):
    answer = client.get(page if known else "/decisions/unknown/")

    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert page not in answer.content.decode() and "<script" not in answer.content.decode()


def test_no_log_tells_its_address(client, page, caplog):
    caplog.handler.addFilter(NoTokens())
    DecisionLink.objects.update(ends_at=timezone.now())
    with caplog.at_level(logging.WARNING, "django.request"):
        client.get(page)

    assert "Gone: /decisions/••••/" in caplog.text
    assert page not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_decides_once(client, page, ticket):
    told, together = sent(client, page), Barrier(2)

    def press(_):
        together.wait()
        try:
            return Client().post(page, told).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        answers = sorted(hands.map(press, range(2)))

    assert answers == [200, 410]
    assert ticket.consents.count() == 1
