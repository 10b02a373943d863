"""How soon the house answers, for those who lead it."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tests.scenes import scene
from tresen.customers.models import SupportLevel
from tresen.desk import reactions
from tresen.people.models import Team
from tresen.reports.figure import reckon_due
from tresen.reports.folding import refold
from tresen.reports.models import Figure
from tresen.tickets.reaching import Tickets
from tresen.tickets.said import Said

URL = "/desk/reactions/"
LIST = f"{URL}tickets/"


@pytest.fixture
def as_lea(client, lea):
    client.force_login(lea.login)
    return client


@pytest.fixture(autouse=True)
@scene
def answered(shop_is_down, mailbox_is_full, kim):
    """Nordlicht's (Business) in time, by the night watch; Muster's too late, by nobody's team."""
    kim.staff.team = Team.objects.create(name="Nachtwache")
    kim.staff.save()
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    mailbox_is_full.note(Said("Vergessen."), by=kim, at=berlin("mon", "15:00"))
    refold({shop_is_down.pk, mailbox_is_full.pk})
    reckon_due(now=berlin("sun"))


def test_levels_and_teams_stand_beside_the_house(as_lea):
    context = as_lea.get(f"{URL}?span=30").context

    levels = {each.name: (each.figure.kept, each.figure.broken) for each in context["levels"]}
    teams = {each.name: (each.figure.kept, each.figure.broken) for each in context["teams"]}
    assert levels == {"Business": (1, 0), "onDemand": (0, 1)}
    assert teams.pop("Nachtwache") == (1, 0)
    assert list(teams.values()) == [(0, 1)]


def test_there_are_no_figures_about_persons(as_lea, kim):
    page = as_lea.get(f"{URL}?span=30").content.decode()

    assert kim.name not in page


FOUND = {
    "": {"shop", "mailbox"},
    "&outcome=kept": {"shop"},
    "&outcome=broken": {"mailbox"},
    "&outcome=withdrawn": set(),
    "&level={business}": {"shop"},
    "&level={business}&outcome=broken": set(),
    "&level=none": set(),
    "&team={night}": {"shop"},
    "&team=none": {"mailbox"},
}


def test_every_number_leads_to_its_tickets(as_lea, shop_is_down, mailbox_is_full):
    tickets = {"shop": shop_is_down.shown_id, "mailbox": mailbox_is_full.shown_id}
    parts = {"business": SupportLevel.objects.get(code="business").pk}
    parts["night"] = Team.objects.get(name="Nachtwache").pk

    def found(query):
        page = as_lea.get(f"{LIST}?span=30{query.format(**parts)}").content.decode()
        return {name for name, shown_id in tickets.items() if shown_id in page}

    assert {query: found(query) for query in FOUND} == FOUND


def test_the_list_is_of_the_time_that_was_reckoned(as_lea, shop_is_down):
    Figure.objects.filter(span="30").update(ends_at=berlin("mon", "10:39"))

    assert shop_is_down.shown_id not in as_lea.get(f"{LIST}?span=30").content.decode()


def test_a_link_that_we_never_made_leads_nowhere(as_lea):
    of_both = ["span=8", "level=x", "level=0", "team=99999999999999999999"]
    links = [f"{url}?{query}" for url in (URL, LIST) for query in of_both]
    links.append(f"{LIST}?outcome=late")

    assert {link: as_lea.get(link).status_code for link in links} == dict.fromkeys(links, 404)


def test_a_level_has_months_of_its_own(as_lea):
    business = SupportLevel.objects.get(code="business")
    response = as_lea.get(f"{URL}?level={business.pk}")

    assert response.context["part"].name == "Business"
    assert [each.figure.kept for each in response.context["board"].windows][1:] == [1, 1]


def test_the_csv_has_every_figure(as_lea):
    lines = as_lea.get(f"{URL}csv/").content.decode().splitlines()

    assert len(lines) == 1 + Figure.objects.count()
    assert any(line.startswith("team,Nachtwache,30,") for line in lines)


def test_a_page_of_the_list_leads_to_the_next(as_lea, monkeypatch, shop_is_down):
    monkeypatch.setattr(reactions, "page_of", partial(reactions.page_of, size=1))
    first = as_lea.get(f"{LIST}?span=30").context["page"]

    second = as_lea.get(f"{LIST}?span=30&after={first.next}").context["page"]
    assert [proof.ticket for proof in second] == [shop_is_down]


def test_the_page_asks_as_often_for_many_teams(as_lea, kim):
    few = queries(as_lea)
    for number in range(12):
        team = Team.objects.create(name=f"Team {number}")
        row = Figure.objects.filter(of="team", span="30").values().first()
        Figure.objects.create(**{**row, "id": None, "team_id": team.pk})

    assert queries(as_lea) == few


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{URL}?span=30").status_code == 200
    return len(asked)


def test_the_list_begins_at_the_door(as_lea, monkeypatch):
    """All of the staff see every ticket today; a narrower door would narrow the list too."""
    monkeypatch.setattr(Tickets, "reachable_by", lambda tickets, person: tickets.none())

    assert not len(as_lea.get(f"{LIST}?span=30").context["page"])
