"""How soon we answered: each contact reads about the tickets that they may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import berlin
from tests.scenes import scene
from tresen.house.models import Provider
from tresen.people.models import Person
from tresen.reports.folding import refold
from tresen.reports.models import Proof
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

URL = "/reactions/mine/"
LIST = f"{URL}tickets/"


@pytest.fixture(autouse=True)
@scene
def answered(shop_is_down, mailbox_is_full, kim):
    """Nordlicht's within 40 minutes; Muster's an hour too late. Both in March 2026."""
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    mailbox_is_full.answer(Said("Endlich."), by=kim, at=berlin("mon", "15:00"))
    refold({shop_is_down.pk, mailbox_is_full.pk})


@pytest.fixture(autouse=True)
def in_march(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: berlin("sun"))


def shown(client, query=""):
    return client.get(f"{LIST}?span=2026-03{query}").content.decode()


def test_each_customer_reads_their_own_figures(client, bashir, erika):
    told = {}
    for person in (bashir, erika):
        client.force_login(person.login)
        figure = client.get(URL).context["board"].months[-1].figure
        told[person.name] = (figure.kept, figure.broken)

    assert told == {bashir.name: (1, 0), erika.name: (0, 1)}


def test_who_sees_only_their_own_tickets_reads_of_nothing_else(as_otto):
    board = as_otto.get(URL).context["board"]

    assert board.is_empty
    assert "Postfach" not in shown(as_otto)


def test_a_guest_reads_of_no_answer_that_was_due_before(shop_is_down, kim):
    petra = Person.objects.meet("petra@elsewhere.example", name="Petra Neumann")
    heard = shop_is_down.file_third_party(Said("Ich auch."), by=petra, at=berlin("mon", "11:00"))
    shop_is_down.admit(heard, by=kim, at=berlin("mon", "12:00"))
    shop_is_down.answer(Said("Gern."), by=kim, at=berlin("mon", "12:30"))
    refold({shop_is_down.pk})

    shown = [Proof.objects.reachable_by(who).count() for who in (petra, shop_is_down.contact)]
    assert shown == [1, 2]


def test_numbers_lead_to_the_tickets_behind_them(as_erika, mailbox_is_full):
    assert f"{LIST}?span=2026-03&amp;outcome=broken" in as_erika.get(URL).content.decode()

    assert mailbox_is_full.shown_id in shown(as_erika, "&outcome=broken")
    assert mailbox_is_full.shown_id not in shown(as_erika, "&outcome=kept")
    assert mailbox_is_full.shown_id in shown(as_erika)


@pytest.mark.parametrize("published", [True, False])
def test_they_lead_to_the_figures_for_everybody_where_these_are_shown(as_erika, published):
    Provider.objects.update(publishes_reactions=published)

    assert ("How soon we answer everybody" in as_erika.get(URL).content.decode()) is published


def test_tickets_of_others_stand_in_no_list(as_bashir, mailbox_is_full):
    assert mailbox_is_full.shown_id not in shown(as_bashir)


@pytest.mark.parametrize("query", ["span=8", "span=2026-13", "outcome=late", "after=x", "before=x"])
def test_a_link_that_we_never_made_leads_nowhere(as_erika, query):
    assert as_erika.get(f"{LIST}?{query}").status_code == 404


def test_which_team_answered_is_not_for_customers(as_erika, mailbox_is_full):
    assert mailbox_is_full.shown_id in shown(as_erika, "&team=none")
    assert mailbox_is_full.shown_id in shown(as_erika, "&team=1")


def test_the_csv_is_about_the_same_tickets(as_erika):
    lines = as_erika.get(f"{URL}csv/").content.decode().splitlines()

    assert lines[-1].startswith("2026-03,1,0,1,18000,")


def test_page_and_list_cost_the_same_for_many_requests(as_erika, erika, muster, kim):
    few = [queries(as_erika, url) for url in (URL, f"{LIST}?span=30")]
    tickets = [opened(erika, muster) for _ in range(12)]
    for ticket in tickets:
        ticket.answer(Said("Ja."), by=kim, at=berlin("tue", "10:20"))
    refold({ticket.pk for ticket in tickets})

    assert [queries(as_erika, url) for url in (URL, f"{LIST}?span=30")] == few


def opened(person, customer):
    new = NewTicket("Frage", Said("Geht das?", origin="portal"), customer=customer)
    return Ticket.open(new, by=person, at=berlin("tue"))


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
