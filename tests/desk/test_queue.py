import re

import pytest
from django.utils import timezone

from tests.cast import berlin
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


def test_what_is_due_first_stands_first(as_kim, shop_is_down, erika, muster):
    said = Said("Eilig!", origin="mail")
    Ticket.open(NewTicket("Älter", said, customer=muster), by=erika, at=berlin("mon", "09:00"))

    page = as_kim.get("/desk/").content.decode()

    assert page.index("Älter") < page.index("Onlineshop")


def test_a_ticket_that_waits_is_not_on_the_counter(as_kim, shop_is_down, kim):
    shop_is_down.ask(Said("Welche Domain?"), by=kim, at=timezone.now())

    assert "Onlineshop" not in as_kim.get("/desk/").content.decode()
    assert "Onlineshop" in as_kim.get("/desk/waiting/").content.decode()


def test_mine_are_those_that_i_took(as_kim, shop_is_down, mailbox_is_full, kim, lea):
    shop_is_down.pass_to(kim, by=kim, at=timezone.now())
    mailbox_is_full.pass_to(lea, by=lea, at=timezone.now())

    page = as_kim.get("/desk/mine/").content.decode()

    assert "Onlineshop" in page
    assert "Postfach voll" not in page


def test_closed_tickets_stand_apart(as_kim, shop_is_down, kim):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=timezone.now())

    assert "Onlineshop" in as_kim.get("/desk/closed/").content.decode()
    assert "Onlineshop" not in as_kim.get("/desk/").content.decode()


@pytest.fixture
def many(erika, muster):
    """A hundred and ten rows, by the short way; a verb each would take its time."""
    seed = NewTicket("Nr. 0", Said("Bitte.", origin="mail"), customer=muster)
    first = Ticket.open(seed, by=erika, at=berlin("mon"))
    Ticket.objects.bulk_create(
        Ticket(
            number=f"{number:08}",
            subject=f"Nr. {number}",
            contact=erika,
            customer=muster,
            origin="mail",
            opened_at=first.opened_at,
            queue_at=first.queue_at,
            last_at=first.last_at,
            clock=first.clock,
            clock_started_at=first.clock_started_at,
            due_at=first.due_at,
        )
        for number in range(1, 110)
    )


def subjects(response):
    return [row.ticket.subject for row in response.context["rows"]]


def test_pages_show_every_ticket_once_also_at_the_same_moment(as_kim, many):
    first = as_kim.get("/desk/")
    second = as_kim.get("/desk/", {"after": first.context["page"].next})
    third = as_kim.get("/desk/", {"after": second.context["page"].next})

    seen = subjects(first) + subjects(second) + subjects(third)
    assert seen == [f"Nr. {number}" for number in range(110)]
    assert third.context["page"].next is None


def test_the_way_back_shows_the_same_page(as_kim, many):
    first = as_kim.get("/desk/")
    second = as_kim.get("/desk/", {"after": first.context["page"].next})
    back = as_kim.get("/desk/", {"before": second.context["page"].previous})

    assert subjects(back) == subjects(first)
    assert back.context["page"].previous is None


def test_a_forged_place_is_not_found(as_kim, shop_is_down):
    assert as_kim.get("/desk/?after=rubbish").status_code == 404


def test_a_refresh_asks_for_the_list_alone(as_kim, shop_is_down):
    response = as_kim.get("/desk/", headers={"HX-Request": "true"})
    piece = response.content.decode()

    assert "Onlineshop" in piece
    assert "<html" not in piece
    assert "HX-Request" in response["Vary"]


def test_the_counts_end_where_they_can_be_read(as_kim, many):
    assert "<b>99+</b>" in as_kim.get("/desk/").content.decode()


def test_the_queue_refuses_to_be_written(as_kim):
    assert as_kim.post("/desk/").status_code == 405


def test_a_row_says_where_work_waits_for_a_consent(as_kim, new_domain, agreed, kim):
    as_kim.cookies["language"] = "en"
    assert "consent missing" in as_kim.get("/desk/").content.decode()

    agreed(new_domain)
    assert "consent missing" not in as_kim.get("/desk/").content.decode()

    new_domain.sort_as("advice", by=kim, at=timezone.now())
    assert "consent missing" in as_kim.get("/desk/").content.decode()


def test_a_free_ticket_waits_for_no_consent(as_kim, shop_is_down):
    as_kim.cookies["language"] = "en"

    assert "consent missing" not in as_kim.get("/desk/").content.decode()


def test_a_closed_ticket_says_since_when(as_kim, shop_is_down, kim):
    shop_is_down.close(Said("Läuft."), result="solved", by=kim, at=timezone.now())

    assert re.search(r"<small><time[^>]*>heute", as_kim.get("/desk/closed/").content.decode())
