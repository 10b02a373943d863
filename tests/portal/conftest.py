import pytest
from django.conf import settings
from django.utils import timezone

from tests.costs.offering import offered_on
from tests.scenes import scene
from tresen.tickets.models import Kind, Ticket
from tresen.tickets.said import NewTicket, Said


@pytest.fixture(autouse=True)
def in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def as_otto(client, otto):
    client.force_login(otto.login)
    return client


@pytest.fixture
@scene
def fresh(bashir, nordlicht):
    """Opened this moment, so that its clock runs."""
    new = NewTicket("Neue Frage", Said("Geht das?"), kind=Kind.QUESTION, customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


@pytest.fixture
@scene
def closed(shop_is_down, kim):
    shop_is_down.close(Said("Der Shop läuft."), result="solved", by=kim, at=timezone.now())
    return shop_is_down


@pytest.fixture
def page_of():
    return lambda ticket, *rest: "/".join(["/tickets", ticket.shown_id, *rest, ""])


@pytest.fixture
@scene
def order(bashir, nordlicht):
    new = NewTicket("Zweiter Webserver", Said("Bitte anbieten."), kind="order", customer=nordlicht)
    return Ticket.open(new, by=bashir, at=timezone.now())


@pytest.fixture
@scene
def quote(order, sam):
    """480 euros net, sent this moment."""
    return offered_on(order, by=sam, at=timezone.now())
