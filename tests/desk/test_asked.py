"""What must not be overlooked: the customer has asked, or turned to sales."""

import pytest

from tests.cast import berlin

LATE = berlin("mon", "15:00")


@pytest.fixture
def involved(shop_is_down, bashir):
    shop_is_down.involve_sales(by=bashir, at=LATE)
    return shop_is_down


def test_the_rows_and_the_ticket_say_that_sales_is_involved(as_kim, involved, page):
    assert "Vertrieb eingeschaltet" in as_kim.get("/desk/").content.decode()
    assert "an den Vertrieb gewandt" in as_kim.get(page(involved)).content.decode()


def test_what_sales_has_looked_after_is_no_longer_marked(as_kim, involved, sam, page):
    involved.settle_with_sales(by=sam, at=LATE)

    assert "Vertrieb eingeschaltet" not in as_kim.get("/desk/").content.decode()
    assert "an den Vertrieb gewandt" not in as_kim.get(page(involved)).content.decode()


def test_a_customer_who_asked_stands_first_and_is_marked(as_kim, involved, mailbox_is_full, bashir):
    involved.nudge(by=bashir, at=LATE)
    rows = as_kim.get("/desk/").content.decode()

    assert "Kunde hat nachgefragt" in rows
    assert as_kim.get("/desk/").context["rows"][0].ticket == involved


def test_the_ticket_says_that_the_customer_asked(as_kim, shop_is_down, bashir, page):
    assert "wo unsere Antwort bleibt" not in as_kim.get(page(shop_is_down)).content.decode()
    shop_is_down.nudge(by=bashir, at=LATE)

    assert "wo unsere Antwort bleibt" in as_kim.get(page(shop_is_down)).content.decode()
