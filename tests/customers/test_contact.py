import pytest

from tests.cast import berlin
from tresen.customers.models import Contact, Customer
from tresen.people.models import Token

MONDAY = berlin("mon")


@pytest.fixture
def contact(erika):
    return erika.contacts.get()


def test_who_speaks_for_nobody_any_more_has_no_key(contact, kim):
    secret = Token.objects.issue(contact.person)
    contact.end(by=kim, at=MONDAY)

    assert not contact.person.login.is_active
    assert Token.objects.behind(secret) is None
    assert not Customer.objects.of(contact.person).exists()


def test_who_speaks_for_another_customer_keeps_the_key(contact, nordlicht, kim):
    Contact.objects.admit(contact.person, nordlicht, by=kim, at=MONDAY)
    contact.end(by=kim, at=MONDAY)

    assert contact.person.login.is_active


def test_a_revived_contact_has_the_rights_of_before(contact, kim):
    rights = contact.role, contact.sees_all_tickets
    contact.end(by=kim, at=MONDAY)
    contact.revive(by=kim, at=berlin("tue"))

    contact.refresh_from_db()
    assert (contact.ended_at, contact.role, contact.sees_all_tickets) == (None, *rights)
    assert contact.person.login.is_active


def test_admitting_again_changes_nothing(contact, muster, kim):
    contact.end(by=kim, at=MONDAY)
    same, fresh = Contact.objects.admit(contact.person, muster, by=kim, at=MONDAY, role="admin")

    assert (same, same.ended_at, fresh) == (contact, MONDAY, False)


def test_every_change_of_rights_leaves_a_trace(contact, kim):
    contact.grant(role="external", sees_all_tickets=False, by=kim, at=MONDAY)
    contact.grant(role="external", sees_all_tickets=False, by=kim, at=MONDAY)
    contact.end(by=kim, at=MONDAY)

    codes = contact.person.traces.values_list("code", flat=True)
    assert list(codes) == ["contact_ended", "contact_changed"]
