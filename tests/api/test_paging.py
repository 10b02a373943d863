from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.api.paging import cut
from tresen.tickets.models import Ticket


@pytest.mark.parametrize("by", ["opened_at", "-opened_at"])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
def test_pages_of_any_size_join_without_gap_or_repeat(open_many, by, size):
    opened = open_many(5)
    seen, cursor = [], None
    while len(seen) < 6:
        page, cursor = cut(Ticket.objects.all(), by=by, size=size, cursor=cursor)
        seen += page
        if cursor is None:
            break

    assert seen == (opened if by == "opened_at" else opened[::-1])


def test_what_comes_in_between_shifts_no_page(open_many):
    open_many(4)
    first, cursor = cut(Ticket.objects.all(), by="-opened_at", size=2, cursor=None)
    Ticket.objects.filter(pk=first[0].pk).update(opened_at=berlin("mon") + timedelta(days=1))
    second, _ = cut(Ticket.objects.all(), by="-opened_at", size=2, cursor=cursor)

    assert not {row.pk for row in first} & {row.pk for row in second} and len(second) == 2
