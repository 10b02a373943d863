import pytest

from tests.cast import berlin
from tresen.people.models import Address


@pytest.fixture
def contact(bashir):
    return bashir.contacts.get()


@pytest.fixture
def troubled(bashir):
    address = Address.objects.get(email=bashir.email)
    address.suffer(Address.Trouble.NO_SUCH, at=berlin("mon"))
    return address


@pytest.fixture
def place(contact):
    return f"/desk/customers/{contact.customer.number}/contacts/{contact.pk}/"


def test_a_contact_s_page_says_that_letters_come_back(as_kim, troubled, place):
    page = as_kim.get(place).content.decode()

    assert "Diese Adresse gibt es nicht" in page
    assert "bashir@business.example" in page


def test_so_does_the_list_of_contacts(as_kim, troubled, contact):
    page = as_kim.get(f"/desk/customers/{contact.customer.number}/").content.decode()

    assert "Briefe kommen zurück" in page


def test_staff_may_know_better(as_kim, kim, troubled, place):
    page = as_kim.post(f"{place}healing/", follow=True).content.decode()

    troubled.refresh_from_db()
    assert (troubled.is_troubled, troubled.trouble) == (False, "")
    assert "gibt es nicht" not in page
    trace = troubled.person.traces.get(code="address_trusted")
    assert (trace.by, "An diese Adresse gehen wieder" in page) == (kim, True)
