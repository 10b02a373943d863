"""Several tickets of the same person from about the same time mention each other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.mail.post import STRANGER, mail, receive
from tresen.desk.around import MOST
from tresen.tickets.models import Ticket

TITLE = "Weitere Tickets dieser Adresse"


@pytest.fixture
def two(house):
    return [receive(mail(STRANGER, Subject=each)).ticket for each in ("Erstens", "Zweitens")]


def test_two_tickets_of_a_stranger_mention_each_other(as_kim, two, page):
    first, second = two

    assert second.shown_id in as_kim.get(page(first)).content.decode().partition(TITLE)[2]
    assert first.shown_id in as_kim.get(page(second)).content.decode().partition(TITLE)[2]


def test_not_what_is_older(as_kim, two, page):
    Ticket.objects.filter(pk=two[0].pk).update(opened_at=timezone.now() - timedelta(days=4))

    assert TITLE not in as_kim.get(page(two[1])).content.decode()


def test_nor_what_somebody_else_wrote(as_kim, shop_is_down, mailbox_is_full, page):
    assert TITLE not in as_kim.get(page(shop_is_down)).content.decode()


def test_nor_what_is_linked_already(as_kim, kim, two, page):
    two[0].link(two[1], type="relates_to", by=kim, at=berlin("mon"))

    assert TITLE not in as_kim.get(page(two[0])).content.decode()


def test_a_flood_does_not_fill_the_panel(as_kim, house, page):
    tickets = [receive(mail(STRANGER, Subject=f"Nr. {n}")).ticket for n in range(MOST + 2)]
    around = as_kim.get(page(tickets[0])).context["around"]

    assert len(around) <= MOST
