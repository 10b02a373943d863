import pytest

from tests.mail.post import mail, receive
from tests.scenes import scene
from tresen.customers.models import Contact
from tresen.people.models import Person
from tresen.tickets.said import Said


@pytest.fixture
@scene
def printer(house):
    """Nordlicht's printer: a ticket that Bashir opened by mail."""
    raw = mail("bashir@business.example", Message_ID="<brand@business.example>")
    return receive(raw).ticket


@pytest.fixture
@scene
def answer(printer, kim):
    return printer.answer(Said("Bitte den Stecker ziehen."), by=kim, at=printer.opened_at)


@pytest.fixture
def letter(answer):
    """Kim's answer about the printer, on its way to Bashir, as the database has it."""
    return answer.letters.get()


@pytest.fixture
@scene
def guest(nordlicht):
    """A contact of Nordlicht who may see only what they take part in."""
    person = Person.objects.meet("gast@business.example", name="Gast Nordmann")
    Contact.objects.create(person=person, customer=nordlicht, role=Contact.Role.EXTERNAL)
    return person
