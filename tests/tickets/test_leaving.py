import pytest

from tests.cast import berlin
from tresen.people.staff import LastAdministrator
from tresen.tickets.leaving import let_go
from tresen.tickets.said import Said


def test_open_tickets_are_given_back(shop_is_down, kim, ada):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon"))
    let_go(kim.staff, by=ada, at=berlin("tue"))

    shop_is_down.refresh_from_db()
    event = shop_is_down.events.last()
    assert shop_is_down.owner is None
    assert (event.kind, event.by, event.facts["former"]) == ("owner_changed", ada, kim.pk)


def test_a_closed_ticket_keeps_its_owner(shop_is_down, kim, ada):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon"))
    shop_is_down.close(said=Said("Fertig."), result="solved", by=kim, at=berlin("mon"))
    let_go(kim.staff, by=ada, at=berlin("tue"))

    shop_is_down.refresh_from_db()
    assert shop_is_down.owner == kim


def test_who_must_stay_keeps_the_tickets(shop_is_down, ada):
    shop_is_down.pass_to(ada, by=ada, at=berlin("mon"))
    with pytest.raises(LastAdministrator):
        let_go(ada.staff, by=ada, at=berlin("tue"))

    shop_is_down.refresh_from_db()
    assert shop_is_down.owner == ada
