"""A page asks the database as often for a thousand rows as for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tresen.costs.models import WorkEntry
from tresen.tickets.models import Message, Ticket

MOST_FOR_QUEUE = 5
MOST_FOR_TICKET = 17
# The work, hours with surcharges, who may agree, and who was asked since when.
MORE_FOR_COSTS = 5


@pytest.fixture
def queries(as_kim):
    def queries(url):
        with CaptureQueriesContext(connection) as asked:
            assert as_kim.get(url).status_code == 200
        return len(asked)

    return queries


@pytest.fixture
def more_tickets(shop_is_down):
    """Copies of one ticket; the verbs would take a minute."""

    def more(first, last):
        copied = Ticket.objects.filter(pk=shop_is_down.pk).values().get()
        del copied["id"]
        Ticket.objects.bulk_create(
            Ticket(**{**copied, "number": f"{number:08}"}) for number in range(first, last)
        )

    return more


@pytest.fixture
def more_messages(shop_is_down, bashir, kim):
    def more(number):
        Message.objects.bulk_create(
            Message(
                ticket=shop_is_down,
                author=(bashir, kim)[count % 2],
                side=("customer", "staff")[count % 2],
                audience="customer",
                origin="mail",
                text=f"Nr. {count}",
                created_at=berlin("tue"),
            )
            for count in range(number)
        )

    return more


@pytest.mark.parametrize("url", ["/desk/", "/desk/search/?q=onlineshop", "/desk/customers/10488/"])
def test_lists_cost_the_same_for_ten_and_a_thousand_tickets(queries, more_tickets, url):
    more_tickets(1, 10)
    few = queries(url)
    more_tickets(10, 1000)

    assert queries(url) == few


def test_the_queue_asks_little(queries, more_tickets):
    more_tickets(1, 10)

    assert queries("/desk/") <= MOST_FOR_QUEUE


def test_a_ticket_costs_the_same_for_ten_and_a_thousand_messages(
    queries, more_messages, shop_is_down, page
):
    more_messages(9)
    few = queries(page(shop_is_down))
    more_messages(990)

    assert queries(page(shop_is_down)) == few
    assert few <= MOST_FOR_TICKET


@pytest.mark.parametrize("rest", ["", "work/"])
def test_a_ticket_costs_the_same_for_one_entry_of_work_and_a_hundred(
    queries, new_domain, logged, page, rest
):
    (entry,) = logged(new_domain, 20, goodwill="Unser Versehen")
    few = queries(page(new_domain, rest))
    copied = WorkEntry.objects.filter(pk=entry.pk).values().get()
    del copied["id"]
    WorkEntry.objects.bulk_create(WorkEntry(**copied) for _ in range(99))

    assert queries(page(new_domain, rest)) == few
    assert few <= MOST_FOR_TICKET + MORE_FOR_COSTS


def test_a_ticket_costs_the_same_for_one_consent_and_many(queries, new_domain, agreed, page):
    agreed(new_domain)
    few = queries(page(new_domain))
    for _ in range(4):
        agreed(new_domain)

    assert queries(page(new_domain)) == few


def test_a_ticket_costs_the_same_for_one_named_line_and_many(
    queries, shop_is_down, mailbox_is_full, kim, page
):
    link = {"by": kim, "at": berlin("mon")}
    shop_is_down.link(mailbox_is_full, type="relates_to", **link)
    few = queries(page(shop_is_down))
    for kind in ("follows", "duplicates", "part_of"):
        shop_is_down.link(mailbox_is_full, type=kind, **link)

    assert queries(page(shop_is_down)) == few
