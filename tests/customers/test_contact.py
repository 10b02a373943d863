import pytest

from tests.cast import berlin
from tresen.customers.models import Contact, Customer
from tresen.people.models import Person, Token

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


class TestSomebodyWhoSpeaksForTwo:
    @pytest.fixture
    def second(self, contact, nordlicht, kim):
        return Contact.objects.admit(contact.person, nordlicht, by=kim, at=MONDAY)[0]

    def test_their_mail_belongs_to_nobody_until_it_is_said(self, second, erika):
        assert Customer.objects.meant_by(erika) is None

    def test_their_mail_belongs_to_the_one_that_was_named(self, second, erika, nordlicht, kim):
        second.grant(takes_mail=True, by=kim, at=MONDAY)

        assert Customer.objects.meant_by(erika) == nordlicht

    def test_only_one_can_be_named(self, second, contact, erika, muster, kim):
        second.grant(takes_mail=True, by=kim, at=MONDAY)
        contact.grant(takes_mail=True, by=kim, at=MONDAY)

        assert Customer.objects.meant_by(erika) == muster

    def test_who_ends_there_is_left_with_the_other(self, second, erika, muster, kim):
        second.grant(takes_mail=True, by=kim, at=MONDAY)
        second.end(by=kim, at=MONDAY)

        assert Customer.objects.meant_by(erika) == muster


def test_a_stranger_s_mail_belongs_to_no_customer(house):
    assert Customer.objects.meant_by(Person.objects.meet("fremd@elsewhere.example")) is None
