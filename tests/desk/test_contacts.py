from decimal import Decimal

import pytest

from tests.cast import berlin
from tresen.customers.models import Contact
from tresen.mail.models import OutgoingMail
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


def test_an_invitation_goes_out_with_a_link(as_kim, url):
    as_kim.post(url, NEW)

    letter = OutgoingMail.objects.get()
    assert (letter.kind, letter.to) == ("invitation", "nele@ondemand.example")
    assert "/account/password/reset/key/" in letter.text


def test_without_an_invitation_nobody_can_sign_in(as_kim, url):
    as_kim.post(url, {**NEW, "invited": ""})

    assert not hasattr(Person.objects.speaking_from(NEW["email"]), "login")
    assert not OutgoingMail.objects.exists()


def test_who_is_known_already_keeps_name_and_login(as_kim, url, bashir):
    as_kim.post(url, {**NEW, "email": "bashir@business.example"})

    bashir.refresh_from_db()
    assert bashir.name == "Bashir Nordmann"
    assert bashir.contacts.count() == 2


def test_staff_do_not_become_contacts(as_kim, url):
    response = as_kim.post(url, {**NEW, "email": "lea@tresen.example"})

    assert response.status_code == 400
    assert "Nele Neu" in response.content.decode()


@pytest.fixture
def contact(erika):
    return erika.contacts.get()


@pytest.fixture
def place(muster, contact):
    return f"/desk/customers/{muster.number}/contacts/{contact.pk}/"


def test_name_and_rights_are_changed(as_kim, place, contact):
    as_kim.post(place, {"name": "Erika Neumann", "role": "accounting"})

    contact = Contact.objects.select_related("person").get(pk=contact.pk)
    changed = contact.person.name, contact.role, contact.sees_all_tickets
    assert changed == ("Erika Neumann", "accounting", False)


CONSENTS = {
    (("may_consent", "on"), ("consent_limit", "500,50")): (True, Decimal("500.50")),
    (("may_consent", "on"), ("consent_limit", "")): (True, None),
    (("may_consent", ""), ("consent_limit", "500")): (False, None),
}


@pytest.mark.parametrize(("rights", "kept"), CONSENTS.items())
def test_the_right_to_agree_to_costs_is_given_up_to_a_sum(as_ada, place, contact, rights, kept):
    as_ada.post(place, {"name": "Erika", "role": "admin", **dict(rights)})

    contact.refresh_from_db()
    assert (contact.may_consent, contact.consent_limit) == kept


@pytest.mark.parametrize("limit", ["viel", "0", "-5", "99999999"])
def test_a_limit_that_is_none_is_refused(as_ada, place, contact, limit):
    form = {"name": "Erika", "role": "admin", "may_consent": "on", "consent_limit": limit}

    assert as_ada.post(place, form).status_code == 400
    assert Contact.objects.get(pk=contact.pk).consent_limit is None


def test_who_logs_work_does_not_say_who_may_agree_to_its_costs(as_kim, place, contact):
    as_kim.post(
        place, {"name": "Erika", "role": "admin", "may_consent": "", "sees_all_tickets": ""}
    )

    contact.refresh_from_db()
    assert (contact.may_consent, contact.sees_all_tickets) == (True, False)


def test_rights_are_shown_and_their_changes_told(as_ada, place):
    form = {"name": "Erika", "role": "admin", "may_consent": "on", "consent_limit": "500"}
    as_ada.post(place, form)

    rights = (
        "Verwaltung · sieht eigene Tickets · darf Kosten zustimmen, bis 500,00\xa0€ netto je Ticket"
    )
    assert rights in as_ada.get("/desk/customers/10231/").content.decode()
    assert as_ada.get(place).context["traces"][0].rights == rights
    assert as_ada.get(place).context["form"]["consent_limit"].value() == "500,00"


def test_an_ended_contact_is_led_to_their_page_and_not_revived(as_ada, url, place, contact, kim):
    contact.end(by=kim, at=berlin("mon"))
    response = as_ada.post(url, {**NEW, "email": "erika@ondemand.example"}, follow=True)

    contact.refresh_from_db()
    assert response.request["PATH_INFO"] == place
    assert response.context["messages"]
    assert contact.ended_at and contact.role == "admin"


def test_ending_and_returning(as_kim, place, contact):
    as_kim.post(f"{place}ending/")
    ended = Contact.objects.get(pk=contact.pk).ended_at
    as_kim.post(f"{place}return/")

    assert ended
    assert Contact.objects.get(pk=contact.pk).ended_at is None


def test_a_live_session_of_an_ended_contact_opens_nothing(as_erika, mailbox_is_full, contact, kim):
    contact.end(by=kim, at=berlin("mon"))
    response = as_erika.get(f"/tickets/{mailbox_is_full.shown_id}/")

    assert response["Location"].startswith("/account/login/")


def test_who_was_ended_does_not_sign_in(client, erika, contact, kim):
    erika.login.set_password("lang genug, wirklich")
    erika.login.save()
    contact.end(by=kim, at=berlin("mon"))
    form = {"login": "erika@ondemand.example", "password": "lang genug, wirklich"}
    client.post("/account/login/", form)

    assert client.get("/tickets/")["Location"].startswith("/account/login/")


def test_a_contact_is_found_below_its_own_customer_only(as_kim, nordlicht, contact):
    path = f"/desk/customers/{nordlicht.number}/contacts/{contact.pk}/"

    assert as_kim.get(path).status_code == 404
    assert as_kim.post(f"{path}ending/").status_code == 404
