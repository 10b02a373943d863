import pytest

from tresen.customers.models import Contact
from tresen.people.models import Person

NEW = {
    "name": "Nele Neu",
    "email": "nele@ondemand.example",
    "language": "de",
    "role": "technical",
    "invited": "on",
}


@pytest.fixture
def url(muster):
    return f"/desk/customers/{muster.number}/contacts/new/"


def test_a_contact_speaks_for_the_customer_from_now_on(as_kim, url, muster):
    as_kim.post(url, {**NEW, "sees_all_tickets": "on"})

    contact = Contact.objects.get(person__name="Nele Neu")
    assert (contact.customer, contact.role, contact.sees_all_tickets) == (muster, "technical", True)


def test_an_invitation_goes_out_with_a_link(as_kim, url, mailoutbox):
    as_kim.post(url, NEW)

    assert mailoutbox[0].to == ["nele@ondemand.example"]
    assert "/account/password/reset/key/" in mailoutbox[0].body


def test_without_an_invitation_nobody_can_sign_in(as_kim, url, mailoutbox):
    as_kim.post(url, {**NEW, "invited": ""})

    assert not hasattr(Person.objects.speaking_from(NEW["email"]), "login")
    assert not mailoutbox


def test_who_is_known_already_keeps_name_and_login(as_kim, url, bashir):
    as_kim.post(url, {**NEW, "email": "bashir@business.example"})

    bashir.refresh_from_db()
    assert bashir.name == "Bashir Nordmann"
    assert bashir.contacts.count() == 2


def test_staff_do_not_become_contacts(as_kim, url):
    response = as_kim.post(url, {**NEW, "email": "lea@tresen.example"})

    assert response.status_code == 400
    assert "Nele Neu" in response.content.decode()
