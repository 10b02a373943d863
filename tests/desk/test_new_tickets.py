import uuid

import pytest

from tresen.people.models import Person
from tresen.tickets.models import Ticket

URL = "/desk/tickets/new/"


@pytest.fixture
def call(muster):
    return {
        "contact": "erika@ondemand.example",
        "customer": muster.number,
        "kind": "fault",
        "subject": "Drucker brennt",
        "text": "Frau Mustermann ruft an.",
        "once": str(uuid.uuid4()),
    }


def test_a_call_becomes_a_ticket_of_the_caller(as_kim, call, erika, muster, kim):
    response = as_kim.post(URL, call)

    ticket = Ticket.objects.get()
    assert response["Location"] == f"/desk/tickets/{ticket.shown_id}/"
    assert (ticket.contact, ticket.customer, ticket.origin) == (erika, muster, "phone")
    assert ticket.messages.get().author == kim


def test_a_second_click_opens_one_ticket(as_kim, call):
    first, second = as_kim.post(URL, call), as_kim.post(URL, call)

    assert Ticket.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_the_only_customer_of_a_contact_need_not_be_named(as_kim, call, muster):
    as_kim.post(URL, {**call, "customer": ""})

    assert Ticket.objects.get().customer == muster


def test_an_unknown_caller_becomes_known(as_kim, call):
    form = {**call, "contact": "neu@fremd.example", "name": "Nele Neu", "customer": ""}
    as_kim.post(URL, form)

    assert Ticket.objects.get().contact == Person.objects.speaking_from("neu@fremd.example")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact", ""),
        ("contact", "niemand"),
        ("contact", "lea@tresen.example"),
        ("customer", "0"),
        ("product", "Cluster Hafen"),
        ("text", ""),
        ("kind", "rubbish"),
    ],
)
def test_what_is_wrong_comes_back_with_everything_typed(as_kim, call, field, value):
    response = as_kim.post(URL, {**call, "subject": "Drucker", field: value})

    assert response.status_code == 400
    assert "Drucker" in response.content.decode()
    assert not Ticket.objects.exists()


def test_a_ticket_needs_a_subject(as_kim, call):
    response = as_kim.post(URL, {**call, "subject": " "})

    assert response.status_code == 400
    assert call["text"] in response.content.decode()
    assert not Ticket.objects.exists()


def test_callers_are_found_by_name_and_company(as_kim, muster):
    found = as_kim.get(URL, {"q": "erika muster"}).content.decode()

    assert "contact=erika%40ondemand.example" in found
    assert "otto" not in found
