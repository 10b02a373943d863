"""A guest was let in later: the pages show what happens from then on, and nothing of before."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.costs.offering import offered_on
from tresen.costs.consents.consenting import Decision, agree
from tresen.costs.working.entry import Done
from tresen.costs.working.logging import log_work
from tresen.people.models import Login, Person, Token
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

HOUR = timedelta(hours=1)


@pytest.fixture
def petra(house):
    person = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    Login.objects.create(person=person, email=person.email)
    return person


@pytest.fixture
def ticket(bashir, nordlicht, kim, sam):
    """Two hours old, with everything that a ticket can have."""
    at = timezone.now() - 2 * HOUR
    new = NewTicket("SPF", Said("Geheim."), kind="configuration", customer=nordlicht)
    ticket = Ticket.open(new, by=bashir, at=at)
    agree(ticket, Decision(bashir, "portal", cap=Decimal(104)), by=bashir, at=at)
    log_work(ticket, Done(at, 600, "Eingerichtet."), by=kim, at=at + HOUR / 2)
    ticket.offered = offered_on(ticket, by=sam, at=at)
    return ticket


@pytest.fixture
def as_petra(client, ticket, petra, kim):
    heard = ticket.file_third_party(Said("Ich auch."), by=petra, at=timezone.now() - HOUR)
    ticket.admit(heard, by=kim, at=timezone.now() - HOUR)
    client.force_login(petra.login)
    return client


def test_neither_words_nor_money_of_before_are_shown(as_petra, ticket, page_of):
    page = as_petra.get(page_of(ticket))

    assert [entry.message.text for entry in page.context["talk"]] == ["Ich auch."]
    assert not page.context["money"].work and not page.context["money"].decisions
    assert not page.context["quotes"] and not page.context["costs"].total
    assert "Geheim" not in page.content.decode()


@pytest.mark.parametrize("rest", [(), ("messages", "{}", "html")])
def test_nor_what_a_mail_quotes_of_it(as_petra, bashir, ticket, page_of, rest):
    html = "<p>Ja.</p><table><tr><td>Geheim.</td></tr></table>"
    said = Said("Ja.", full_text="Ja.\n\n> Geheim.", html=html, origin="mail")
    message = ticket.reply(said, by=bashir, at=timezone.now())
    page = as_petra.get(page_of(ticket, *(each.format(message.pk) for each in rest)))

    assert page.status_code == (404 if rest else 200)
    assert "Geheim" not in page.content.decode()


def test_a_quote_of_before_cannot_be_fetched(as_petra, ticket, page_of):
    paper = page_of(ticket, "quotes", str(ticket.offered.pk), "pdf")

    assert as_petra.get(paper).status_code == 404


def test_the_list_shows_the_ticket_without_earlier_words(as_petra, ticket):
    assert "SPF" in as_petra.get("/tickets/").content.decode()
    assert "Geheim" not in as_petra.get("/tickets/").content.decode()


def test_no_deadline_of_before_is_explained(as_petra, ticket, page_of):
    assert len(as_petra.get(page_of(ticket, "clock")).context["timelines"]) == 1


@pytest.mark.parametrize("noun", ["messages", "consents", "work"])
def test_the_api_tells_nothing_of_before(as_petra, ticket, petra, noun):
    headers = {"Authorization": f"Bearer {Token.objects.issue(petra)}"}
    answer = as_petra.get(f"/api/v1/tickets/{ticket}/{noun}", headers=headers)

    assert len(answer.json()["items"]) == (noun == "messages")


def test_nor_what_came_together_before_and_how_much_was_agreed_to(as_petra, ticket, petra, bashir):
    def read_by(person):
        headers = {"Authorization": f"Bearer {Token.objects.issue(person)}"}
        costs = as_petra.get(f"/api/v1/tickets/{ticket}", headers=headers).json()["costs"]
        return [costs[name] for name in ("worked_seconds", "cap", "net", "consent")]

    assert read_by(petra) == [0, None, "0.00", None]
    assert read_by(bashir)[:2] == [600, "104.00"]


def test_the_deadlines_of_before_are_said_to_be_left_out(
    client, petra, shop_is_down, bashir, page_of
):
    heard = shop_is_down.file_third_party(Said("Ich auch."), by=petra, at=timezone.now())
    shop_is_down.admit(heard, by=bashir, at=timezone.now())
    client.force_login(petra.login)
    page = client.get(page_of(shop_is_down, "clock")).content.decode()

    assert "Deadlines that began before you took part" in page
