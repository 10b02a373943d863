import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said


@pytest.fixture(autouse=True)
def in_english(kim):
    kim.language = "en"
    kim.save()


@pytest.fixture
def read(as_kim, page):
    return lambda ticket, query="": as_kim.get(page(ticket, "clock/") + query).content.decode()


def test_the_strip_leads_to_the_explanation(as_kim, page, shop_is_down):
    assert page(shop_is_down, "clock/") in as_kim.get(page(shop_is_down)).content.decode()


def test_staff_read_the_rule_the_hours_and_who_was_told(read, shop_is_down, kim):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon", "10:05"))
    Ticket.near_all_due(at=berlin("mon", "12:00"))
    html = read(shop_is_down)

    assert "We promise an answer within 4 hours of service time." in html
    assert "Counted by: Servicezeiten, version 1" in html
    assert "At 50 % of the time these were told: Kim Berger." in html


def test_older_turns_are_a_page_away(read, shop_is_down, bashir, kim):
    for minute in range(25):
        at = berlin("tue", f"10:{minute}")
        shop_is_down.reply(Said("Und nun?"), by=bashir, at=at)
        shop_is_down.answer(Said("Läuft."), by=kim, at=at)
    first = read(shop_is_down)
    cursor = first.split("?before=")[1].split('"')[0]
    older = read(shop_is_down, f"?before={cursor}")

    assert [html.count('id="turn-') for html in (first, older)] == [20, 5]


def test_a_foreign_cursor_leads_nowhere(as_kim, page, shop_is_down):
    assert as_kim.get(page(shop_is_down, "clock/?before=nonsense")).status_code == 404


def test_more_turns_cost_no_more(read, shop_is_down, bashir, kim):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            read(shop_is_down)
        return len(asked)

    few = queries()
    for hour in range(8, 12):
        shop_is_down.answer(Said("Läuft."), by=kim, at=berlin("tue", f"{hour}:00"))
        shop_is_down.reply(Said("Und nun?"), by=bashir, at=berlin("tue", f"{hour}:30"))

    assert queries() == few
