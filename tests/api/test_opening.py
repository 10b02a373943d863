import pytest
from django.utils import timezone

from tests.api.door import faults
from tresen.customers.models import Contact, Product
from tresen.tickets.models import Ticket

NEW = {"subject": "Drucker brennt", "text": "Bitte schnell.", "kind": "fault"}


def test_staff_open_on_behalf_of_a_contact(api, kim, bashir, nordlicht):
    shown = api(kim).post("tickets", NEW | {"contact": "Bashir@Business.example"}).json()

    assert shown["contact"]["email"] == "bashir@business.example"
    assert shown["customer"]["number"] == nordlicht.number
    assert api(bashir).get(f"tickets/{shown['id']}").status_code == 200


def test_staff_open_a_ticket_of_their_own(api, kim):
    shown = api(kim).post("tickets", NEW).json()

    assert shown["contact"]["email"] == "kim@tresen.example" and shown["customer"] is None


@pytest.mark.parametrize(
    "contact", ["yuki@enterprise.example", "nobody@nowhere.example", "nonsense"]
)
def test_a_contact_speaks_for_nobody_else(api, bashir, contact):
    response = api(bashir).post("tickets", NEW | {"contact": contact})

    assert response.status_code == 422
    assert "contact" in faults(response) and "Only staff" in faults(response)["contact"]


def test_a_contact_may_name_themselves(api, bashir):
    assert (
        api(bashir).post("tickets", NEW | {"contact": "bashir@business.example"}).status_code == 201
    )


@pytest.mark.parametrize("contact", ["nobody@nowhere.example", "nonsense"])
def test_an_unknown_contact_is_refused(api, kim, contact):
    response = api(kim).post("tickets", NEW | {"contact": contact})

    assert set(faults(response)) == {"contact"}
    assert not Ticket.objects.exists()


def test_nobody_opens_for_a_contact_who_has_left(api, kim, bashir):
    bashir.contacts.update(ended_at=timezone.now())
    response = api(kim).post("tickets", NEW | {"contact": "bashir@business.example"})

    assert faults(response) == {"contact": "This person no longer speaks for a customer."}
    assert not Ticket.objects.exists()


def test_whoever_left_one_of_two_customers_speaks_for_the_other(api, kim, bashir, muster):
    bashir.contacts.update(ended_at=timezone.now())
    Contact.objects.create(person=bashir, customer=muster)
    response = api(kim).post("tickets", NEW | {"contact": "bashir@business.example"})

    assert response.json()["customer"]["number"] == muster.number


def test_a_product_is_named_by_its_id_too(api, bashir, nordlicht):
    product = nordlicht.products.first()

    assert (
        api(bashir).post("tickets", NEW | {"product": product.pk}).json()["product"] == product.name
    )


def test_a_product_of_another_customer_looks_like_none(api, bashir):
    theirs = Product.objects.get(name="Cluster Hafen")
    answers = [
        api(bashir).post("tickets", NEW | {"product": product}).content
        for product in (theirs.pk, theirs.name, 999_999, "Mondbasis", 2**70, -1)
    ]

    assert b"product" in answers[0] and len(set(answers)) == 1
    assert not Ticket.objects.exists()


def test_a_follow_up_is_linked_both_ways(api, bashir, closed):
    shown = api(bashir).post("tickets", NEW | {"follows": closed.shown_id}).json()

    old = api(bashir).get(f"tickets/{closed}").json()
    assert shown["links"] == [{"type": "follows", "ticket": closed.shown_id, "proposed": False}]
    assert old["links"] == [{"type": "followed_by", "ticket": shown["id"], "proposed": False}]
    assert shown["customer"] == old["customer"] and old["state"] == "closed"


def test_a_follow_up_to_a_strangers_ticket_is_refused_like_an_unknown_one(api, erika, closed):
    strange = api(erika).post("tickets", NEW | {"follows": closed.shown_id})
    unknown = api(erika).post("tickets", NEW | {"follows": "0000-0000"})

    assert set(faults(strange)) == {"follows"}
    assert strange.content == unknown.content


def test_staff_cannot_link_a_contact_to_a_strangers_ticket(api, kim, closed):
    new = NEW | {"follows": closed.shown_id, "contact": "erika@ondemand.example"}

    assert set(faults(api(kim).post("tickets", new))) == {"follows"}


def test_a_mistyped_id_is_told(api, kim):
    response = api(kim).post("tickets", NEW | {"follows": "4821-9376"})

    assert "check digit" in faults(response)["follows"]


def test_who_speaks_for_several_customers_is_not_guessed_at(api, bashir, muster):
    Contact.objects.create(person=bashir, customer=muster)

    assert api(bashir).post("tickets", NEW).json()["customer"] is None
    named = api(bashir).post("tickets", NEW | {"product": "Webhosting L"})
    assert named.json()["customer"]["number"] == muster.number
