"""Where sales finds the tickets with which customers turned to them (promise P5)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tresen.desk.counting import counts_for
from tresen.tickets.models import Event, Ticket
from tresen.tickets.said import Said

LATE = berlin("mon", "14:30")
PAGE = "/desk/sales/"


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.login)
    return client


@pytest.fixture
def with_sales(shop_is_down, bashir):
    shop_is_down.involve_sales(by=bashir, at=LATE)
    return shop_is_down


@pytest.fixture
def many(with_sales):
    """Copies of one ticket, each turned to sales a minute later; the verbs would take long."""

    def more(number):
        copied = Ticket.objects.filter(pk=with_sales.pk).values().get()
        del copied["id"]
        Ticket.objects.bulk_create(
            Ticket(
                **{
                    **copied,
                    "number": f"{count:08}",
                    "subject": f"Nr. {count}",
                    "sales_since": LATE + timedelta(minutes=count),
                }
            )
            for count in range(1, number + 1)
        )

    return more


def subjects(response):
    return [row.ticket.subject for row in response.context["rows"]]


def test_a_row_says_who_since_when_and_how_late(as_sam, with_sales, kim):
    with_sales.pass_to(kim, by=kim, at=LATE)
    page = as_sam.get(PAGE).content.decode()

    for told in ("Nordlicht Versand GmbH", "Business", "Sam Peters", "Kim Berger"):
        assert told in page
    assert LATE.isoformat()[:10] in page
    assert with_sales.shown_id in page and 'data-tone="late"' in page


def test_whoever_waits_longest_comes_first_page_by_page(as_sam, many):
    many(55)
    first = as_sam.get(PAGE)
    second = as_sam.get(PAGE, {"after": first.context["page"].next})

    expected = ["Onlineshop antwortet mit 502", *(f"Nr. {count}" for count in range(1, 56))]
    assert subjects(first) + subjects(second) == expected
    assert len(subjects(first)) == 50


def test_it_costs_the_same_for_one_and_for_many(as_sam, many):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            as_sam.get(PAGE)
        return len(asked)

    few = queries()
    many(40)

    assert queries() == few < 9


def test_settled_it_leaves_the_list(as_sam, with_sales, sam):
    place = {"next": PAGE}
    answer = as_sam.post(f"/desk/tickets/{with_sales.shown_id}/settlement/", place)

    assert answer.url == PAGE
    assert with_sales.events.get(kind=Event.Kind.SALES_SETTLED).by == sam
    assert subjects(as_sam.get(PAGE)) == []


def test_it_can_be_settled_on_the_page_of_the_ticket(as_sam, with_sales, page):
    place = page(with_sales, "settlement/")
    assert place in as_sam.get(page(with_sales)).content.decode()
    as_sam.post(place)

    assert place not in as_sam.get(page(with_sales)).content.decode()


def test_an_answered_ticket_stays_until_it_is_settled(as_sam, with_sales, kim):
    with_sales.answer(Said("Läuft."), by=kim, at=LATE)

    assert subjects(as_sam.get(PAGE)) == ["Onlineshop antwortet mit 502"]


MENU = [("sam", True), ("lea", True), ("ada", True), ("kim", False)]


@pytest.mark.parametrize(("who", "is_led_there"), MENU)
def test_all_staff_may_look_and_those_in_charge_are_led_there(client, person, who, is_led_there):
    client.force_login(person(f"{who}@tresen.example").login)

    assert client.get(PAGE).status_code == 200
    assert (f'href="{PAGE}"' in client.get("/desk/").content.decode()) is is_led_there


def test_the_menu_counts_what_the_list_has(with_sales, shop_is_down, sam):
    assert int(counts_for(sam)["sales"]) == Ticket.objects.with_sales().count() == 1
