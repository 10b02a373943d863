import pytest

from tests.cast import berlin
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def later(erika, muster):
    said = Said("Später.", origin="mail")
    return Ticket.open(NewTicket("Später", said, customer=muster), by=erika, at=berlin("tue"))


def test_j_and_k_walk_by_deadline(as_kim, shop_is_down, later, page):
    assert as_kim.get(page(shop_is_down, "next/"))["Location"] == page(later)
    assert as_kim.get(page(later, "previous/"))["Location"] == page(shop_is_down)


def test_behind_the_last_one_lies_the_queue(as_kim, shop_is_down, later, page):
    assert as_kim.get(page(later, "next/"))["Location"] == "/desk/"
    assert as_kim.get(page(shop_is_down, "previous/"))["Location"] == "/desk/"


def test_after_a_closed_ticket_comes_the_front_of_the_queue(as_kim, shop_is_down, later, kim, page):
    later.close(Said("Fertig."), result="solved", by=kim, at=berlin("tue"))

    assert as_kim.get(page(later, "next/"))["Location"] == page(shop_is_down)
