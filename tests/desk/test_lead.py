from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tresen.people.models import Team
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said

URL = "/desk/lead/"
LIST = f"{URL}tickets/"
EVERYBODY = f"{LIST}?what=soon&team="


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea.login)
    return client


@pytest.fixture
def due(shop_is_down):
    """Copies of the shop's ticket, due in so many minutes: due(kim, 30, 90)."""
    copied = Ticket.objects.filter(pk=shop_is_down.pk).values().get()
    del copied["id"]

    def due(owner, *minutes):
        now, count = timezone.now(), Ticket.objects.count()
        return Ticket.objects.bulk_create(
            Ticket(
                **{
                    **copied,
                    "number": f"{count + number:08}",
                    "subject": f"{owner and owner.name} {left}",
                    "owner_id": owner and owner.pk,
                    "due_at": now + timedelta(minutes=left),
                    "queue_at": now + timedelta(minutes=left),
                }
            )
            for number, left in enumerate(minutes)
        )

    yield due


def load_of(client, person, team=""):
    loads = client.get(URL, {"team": team}).context["loads"]
    return next(load for load in loads if load.owner == person)


def subjects(rows):
    return [row.ticket.subject for row in rows]


def shown(response):
    return [subjects(response.context[name]["rows"]) for name in ("overdue", "soon")]


def test_the_load_of_a_colleague(as_lea, due, kim, shop_is_down):
    due(kim, -10, 30, 59, 120)
    shop_is_down.pass_to(kim, by=kim, at=timezone.now())
    shop_is_down.ask(Said("Welche Domain?"), by=kim, at=timezone.now())

    load = load_of(as_lea, kim)
    assert (load.open, load.running, load.waiting) == (5, 4, 1)
    assert (load.overdue, load.soon) == (1, 2)


def test_what_nobody_has_taken_is_a_row_of_its_own(as_lea, due, shop_is_down):
    due(None, 30)

    first = as_lea.get(URL).context["loads"][0]
    assert (first.owner, first.open, first.overdue, first.soon) == (None, 2, 1, 1)


def test_who_has_nothing_to_do_is_listed_too(as_lea, sam):
    assert load_of(as_lea, sam).open == 0


def test_what_breaks_next_hour_stands_by_deadline(as_lea, due, kim, jana, shop_is_down):
    due(kim, 30, 61)
    due(jana, 10)

    assert shown(as_lea.get(URL)) == [[shop_is_down.subject], ["Jana Okoye 10", "Kim Berger 30"]]


@pytest.fixture
def night(jana, ada):
    """Jana's team, and nobody else's."""
    night = Team.objects.create(name="Nacht")
    jana.staff.appoint(role="agent", team=night, by=ada, at=timezone.now())
    return night


def test_a_team_sees_its_own_and_what_nobody_has_taken(as_lea, due, night, kim, jana):
    due(kim, 30)
    due(jana, 40)

    response = as_lea.get(URL, {"team": night.pk})
    assert shown(response) == [["Onlineshop antwortet mit 502"], ["Jana Okoye 40"]]
    assert [load.owner for load in response.context["loads"]] == [None, jana]


def test_a_lead_sees_the_own_team_first(as_lea, lea, ada):
    night = Team.objects.create(name="Nacht")
    lea.staff.appoint(role="lead", team=night, by=ada, at=timezone.now())

    assert as_lea.get(URL).context["team"] == night
    assert as_lea.get(URL, {"team": ""}).context["team"] is None


@pytest.mark.parametrize("team", ["0", "x", "²"])
def test_an_unknown_team_is_not_found(as_lea, team):
    assert as_lea.get(URL, {"team": team}).status_code == 404


def test_agents_find_nothing(as_kim, house):
    assert as_kim.get(URL).status_code == 404


def test_a_ticket_is_passed_on_from_here(as_lea, shop_is_down, kim):
    address = f"/desk/tickets/{shop_is_down.shown_id}/owner/"
    response = as_lea.post(address, {"owner": kim.pk, "next": f"{URL}?team="})

    shop_is_down.refresh_from_db()
    assert (response["Location"], shop_is_down.owner) == (f"{URL}?team=", kim)


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_way_back_leads_nowhere_else(as_lea, shop_is_down, kim, place):
    address = f"/desk/tickets/{shop_is_down.shown_id}/"

    assert as_lea.post(f"{address}owner/", {"next": place})["Location"] == address


WHATS = ["open", "running", "waiting", "overdue", "soon"]


@pytest.mark.parametrize("what", WHATS)
def test_every_number_leads_to_as_many_tickets(as_lea, due, kim, shop_is_down, what):
    due(kim, -10, -5, 30, 59, 58, 120)
    due(None, -1, 7)
    shop_is_down.ask(Said("Welche Domain?"), by=kim, at=timezone.now())
    number = getattr(load_of(as_lea, kim), what)
    link = f"{LIST}?what={what}&owner={kim.pk}"

    assert link.replace("&", "&amp;") in as_lea.get(URL).content.decode()
    owners = [row.ticket.owner for row in as_lea.get(link).context["rows"]]
    assert owners == [kim] * number != []


def test_what_nobody_has_taken_has_lists_too(as_lea, due, kim, shop_is_down):
    due(kim, -10)
    link = f"{LIST}?what=overdue&owner=none"

    assert link.replace("&", "&amp;") in as_lea.get(URL).content.decode()
    assert subjects(as_lea.get(link).context["rows"]) == [shop_is_down.subject]


def test_a_list_may_be_of_a_team(as_lea, due, night, kim, jana):
    due(kim, 30)
    due(jana, 40)
    response = as_lea.get(LIST, {"what": "soon", "team": night.pk})

    assert subjects(response.context["rows"]) == ["Jana Okoye 40"]
    assert response.context["words"] == ["In der nächsten Stunde", "Nacht"]


@pytest.mark.parametrize(
    "query", ["what=late", "what=open&owner=x", "what=open&owner=²", "what=open&owner=0"]
)
def test_a_list_that_we_never_linked_is_not_found(as_lea, house, query):
    assert as_lea.get(f"{LIST}?{query}").status_code == 404


def test_lists_by_owner_are_for_leads(as_kim, kim):
    assert as_kim.get(f"{LIST}?what=open&owner={kim.pk}").status_code == 404


def test_more_than_is_seen_at_once_stands_on_a_page_of_its_own(as_lea, due, kim):
    due(kim, *range(1, 60))
    soon = as_lea.get(URL).context["soon"]
    first = as_lea.get(EVERYBODY)
    second = as_lea.get(f"{EVERYBODY}&after={first.context['page'].next}")

    assert (len(soon["rows"]), bool(soon["more"])) == (25, True)
    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 9)


@pytest.mark.parametrize("url", [URL, EVERYBODY])
def test_many_tickets_take_as_many_queries_as_one(as_lea, due, kim, url):
    due(kim, 30, -30)
    few = queries(as_lea, url)
    due(kim, *range(1, 60), *range(-60, -1))

    assert queries(as_lea, url) == few


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
