"""The people and tickets that every test knows by name."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rehearsal import rehearsed
from tests.scenes import STAGE, recalled, scene
from tresen.customers.models import Customer
from tresen.people.models import Person
from tresen.tickets.models import Kind, Ticket
from tresen.tickets.said import NewTicket, Said

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(day, time="10:00"):
    """A moment in the service week of Monday, 2 March 2026: berlin("mon", "17:50")."""
    days = {"mon": 2, "tue": 3, "wed": 4, "thu": 5, "fri": 6, "sat": 7, "sun": 8}
    hour, minute = map(int, time.split(":"))
    return datetime(2026, 3, days[day], hour, minute, tzinfo=BERLIN)


@pytest.fixture
def house(db):
    """The provider with its staff and customers; nobody has a password."""
    with STAGE.setting(STAGE.played):
        rehearsed()


@pytest.fixture
def person(house):
    return known


@recalled
def known(email):
    return Person.objects.speaking_from(email)


@recalled
def customer(number):
    return Customer.objects.get(number=number)


@pytest.fixture
def kim(person):
    return person("kim@tresen.example")


@pytest.fixture
def jana(person):
    return person("jana@tresen.example")


@pytest.fixture
def lea(person):
    return person("lea@tresen.example")


@pytest.fixture
def sam(person):
    return person("sam@tresen.example")


@pytest.fixture
def ada(person):
    return person("ada@tresen.example")


@pytest.fixture
def erika(person):
    """Administers Muster & Söhne: sees all its tickets."""
    return person("erika@ondemand.example")


@pytest.fixture
def otto(person):
    """An external of Muster & Söhne: sees only what he takes part in."""
    return person("otto@ondemand.example")


@pytest.fixture
def bashir(person):
    return person("bashir@business.example")


@pytest.fixture
def yuki(person):
    return person("yuki@enterprise.example")


@pytest.fixture
def muster(house):
    return customer("10231")


@pytest.fixture
def nordlicht(house):
    return customer("10488")


@pytest.fixture
@scene
def shop_is_down(bashir, nordlicht):
    """Nordlicht's shop, opened in the portal on Monday at 10:00: due at 14:00."""
    said = Said("Unser Shop liefert 502. Können Sie bitte schauen?", origin="portal")
    new = NewTicket("Onlineshop antwortet mit 502", said, kind=Kind.FAULT, customer=nordlicht)
    return Ticket.open(new, by=bashir, at=berlin("mon"))


@pytest.fixture
@scene
def mailbox_is_full(erika, muster):
    """Muster's mailbox, written by mail on Monday at 10:00: due at 14:00."""
    said = Said("Das Postfach von Herrn Ohlsen ist voll.", origin="mail")
    new = NewTicket("Postfach voll", said, customer=muster)
    return Ticket.open(new, by=erika, at=berlin("mon"))


@pytest.fixture
def as_kim(client, kim):
    client.force_login(kim.login)
    return client


@pytest.fixture
def as_ada(client, ada):
    """She has just said her password, so that it is not asked again where it matters."""
    client.force_login(ada.login)
    password_said(client, ada, at=time.time())
    return client


def password_said(client, person, *, at):
    """As allauth writes it down in the session."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": at}]
    session["account_authentication_methods_user"] = str(person.login.pk)
    session.save()


@pytest.fixture
def as_erika(client, erika):
    client.force_login(erika.login)
    return client


@pytest.fixture
def as_bashir(client, bashir):
    client.force_login(bashir.login)
    return client
