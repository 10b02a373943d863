from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.people.models import Team
from tresen.reports.models import Proof
from tresen.tickets.models import Kind, Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture
def proven(shop_is_down):
    """proven("kept", berlin("mon"), minutes=40, …): a row as the worker would have written it."""

    def proven(outcome, decided_at, *, minutes=None, **more):
        message = shop_is_down.messages.create(
            author=shop_is_down.contact,
            side="customer",
            audience="customer",
            origin="portal",
            created_at=decided_at,
        )
        seconds = minutes and minutes * 60
        row = {"ticket": shop_is_down, "customer": shop_is_down.customer, "outcome": outcome}
        row |= {"since": decided_at, "due_at": decided_at + timedelta(hours=4)}
        row |= {"service_seconds": seconds, "real_seconds": seconds}
        row |= {"answered_at": seconds and decided_at}
        return Proof.objects.create(message=message, decided_at=decided_at, **row | more)

    return proven


@pytest.fixture
def team(kim):
    team = Team.objects.create(name="Nachtwache")
    kim.staff.team = team
    kim.staff.save()
    return team


@pytest.fixture
def asked(bashir, nordlicht):
    """asked("mon", "10:00"): a new ticket of Nordlicht at that time."""

    def asked(day, time="10:00"):
        said = Said("Geht das?", origin="portal")
        new = NewTicket("Frage", said, kind=Kind.QUESTION, customer=nordlicht)
        return Ticket.open(new, by=bashir, at=berlin(day, time))

    return asked
