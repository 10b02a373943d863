from datetime import timedelta

import pytest

from tests.cast import berlin
from tests.scenes import scene
from tresen.lib.keyset import BadCursor
from tresen.lib.paging import beyond, page_of
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

ORDERS = ["opened_at", "-opened_at", "id", "-id"]
SIZES = [1, 2, 3, 4, 5, 6]


@pytest.fixture
@scene
def five(bashir, nordlicht):
    """Five tickets, two of them in each minute."""
    new = NewTicket("Viele", Said("Ein Wort."), kind="question", customer=nordlicht)
    at = (berlin("mon") + timedelta(minutes=place // 2) for place in range(5))
    return [Ticket.open(new, by=bashir, at=moment) for moment in at]


def pages(by, size):
    page = page_of(Ticket.objects.all(), by=by, size=size)
    yield page
    while page.next:
        page = page_of(Ticket.objects.all(), by=by, size=size, after=page.next)
        yield page


def pages_back(by, size):
    *_, page = pages(by, size)
    yield page
    while page.previous:
        page = page_of(Ticket.objects.all(), by=by, size=size, before=page.previous)
        yield page


@pytest.mark.parametrize("by", ORDERS)
def test_pages_of_any_size_join_without_gap_or_repeat(five, by):
    seen = {size: [ticket for page in pages(by, size) for ticket in page] for size in SIZES}

    assert seen == dict.fromkeys(SIZES, five[::-1] if by.startswith("-") else five)


@pytest.mark.parametrize("by", ORDERS)
def test_the_way_back_meets_every_row_once(five, by):
    back = {size: reversed(list(pages_back(by, size))) for size in SIZES}
    seen = {size: [ticket for page in back[size] for ticket in page] for size in SIZES}

    assert seen == dict.fromkeys(SIZES, five[::-1] if by.startswith("-") else five)


def test_what_comes_in_between_shifts_no_page(five):
    first = page_of(Ticket.objects.all(), by="-opened_at", size=2)
    Ticket.objects.filter(pk=first.items[0].pk).update(opened_at=berlin("mon") + timedelta(days=1))
    second = page_of(Ticket.objects.all(), by="-opened_at", size=2, after=first.next)

    assert second.items == five[1:3][::-1]


def test_an_index_can_walk_to_where_the_page_begins(five):
    later = str(beyond(Ticket.objects.all(), "opened_at", five[2].opened_at, five[2].pk).query)

    assert '"opened_at" >= ' in later.partition("WHERE")[2].partition(" AND ")[0]


@pytest.mark.django_db
def test_a_foreign_cursor_is_refused():
    with pytest.raises(BadCursor):
        page_of(Ticket.objects.all(), by="id", size=2, after="rubbish")
