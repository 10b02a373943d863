from datetime import timedelta

import pytest

from tests.api.door import Door
from tests.cast import berlin
from tests.scenes import scene
from tresen.lib.memory import remembering
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def api(person):
    """api(kim).get("tickets"), or api("kim@tresen.example"): what this person gets."""
    return lambda who: Door(person(who) if isinstance(who, str) else who)


@pytest.fixture
def open_many(bashir, nordlicht):
    """open_many(51): so many tickets of Nordlicht, two of them in each minute."""

    def opened(number):
        new = NewTicket("Viele", Said("Ein Wort."), kind="question", customer=nordlicht)
        at = (berlin("mon") + timedelta(minutes=place // 2) for place in range(number))
        with remembering():
            return [Ticket.open(new, by=bashir, at=moment) for moment in at]

    return opened


@pytest.fixture
@scene
def closed(shop_is_down, kim):
    said = Said("Läuft wieder.")
    shop_is_down.close(said, result="solved", by=kim, at=berlin("mon", "11:00"))
    return shop_is_down


@pytest.fixture
@scene
def new_domain(erika, muster):
    """Muster's new domain: 30 € a quarter, and nobody has agreed yet."""
    new = NewTicket("SPF einrichten", Said("Bitte."), kind="configuration", customer=muster)
    return Ticket.open(new, by=erika, at=berlin("mon"))
