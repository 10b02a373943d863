from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.customers.models import Contact, Pin
from tresen.customers.pin import NotAPin, read

MONDAY = berlin("mon")


@pytest.fixture
def contact(erika):
    return erika.contacts.get()


@pytest.fixture
def known_by(muster, kim):
    """Who is known by these digits, at a moment."""
    return lambda digits, at=MONDAY: muster.check_pin(digits, by=kim, at=at)


def make(contact):
    return contact.make_pin(by=contact.person, at=MONDAY)


def test_a_pin_tells_who_is_calling(contact, known_by):
    assert known_by(make(contact)) == contact


def test_a_pin_lasts_a_day(contact, known_by):
    digits = make(contact)

    assert known_by(digits, MONDAY + timedelta(hours=23, minutes=59)) == contact
    assert known_by(digits, MONDAY + timedelta(hours=24)) is None


def test_a_new_pin_replaces_the_old(contact, known_by):
    old, new = make(contact), make(contact)

    assert known_by(new) == contact
    assert known_by(old) in (None, contact if old == new else None)


def test_a_revoked_pin_opens_nothing(contact, known_by):
    digits = make(contact)
    contact.revoke_pin(by=contact.person, at=MONDAY)

    assert known_by(digits) is None


def test_the_pin_of_an_ended_contact_opens_nothing(contact, known_by, kim):
    digits = make(contact)
    Contact.objects.filter(pk=contact.pk).update(ended_at=MONDAY)

    assert known_by(digits) is None


def test_a_pin_does_not_come_back_with_its_contact(contact, known_by, kim):
    digits = make(contact)
    contact.end(by=kim, at=MONDAY)
    contact.revive(by=kim, at=MONDAY)

    assert known_by(digits) is None


def test_the_pin_of_another_customer_opens_nothing(contact, known_by, bashir):
    digits = make(bashir.contacts.get())

    assert known_by(digits) is None


def test_a_contact_of_two_customers_has_a_pin_for_each(contact, nordlicht, known_by, kim):
    other, _ = Contact.objects.admit(contact.person, nordlicht, by=kim, at=MONDAY)
    first, second = make(contact), make(other)

    assert known_by(first) == contact
    assert nordlicht.check_pin(second, by=kim, at=MONDAY) == other


def test_two_contacts_of_a_customer_never_have_the_same_digits(contact, otto, monkeypatch):
    drawn = iter([482915, 482915, 310022])
    monkeypatch.setattr("secrets.randbelow", lambda below: next(drawn))

    assert make(contact) == "482915"
    assert make(otto.contacts.get()) == "310022"


def test_making_and_revoking_leave_a_trace_without_digits(contact, kim):
    digits = make(contact)
    for _ in range(2):
        contact.revoke_pin(by=kim, at=MONDAY)

    made, revoked = contact.person.traces.filter(code__startswith="pin_").order_by("id")
    assert (made.code, made.by, made.at) == ("pin_made", contact.person, MONDAY)
    assert (revoked.code, revoked.by) == ("pin_revoked", kim)
    assert digits not in f"{made.facts} {revoked.facts}"


def test_the_digits_are_nowhere_in_the_database(contact):
    digits = make(contact)

    assert digits not in Pin.objects.get().digest
    assert len(Pin.objects.get().digest) == 64


def test_a_backup_without_the_secret_key_tells_nothing(contact, known_by, settings):
    digits = make(contact)
    settings.SECRET_KEY = "another"

    assert known_by(digits) is None


@pytest.mark.parametrize("typed", ["482915", "482 915", " 482915\n", "482\u00a0915"])
def test_a_pin_may_be_typed_as_we_show_it(typed):
    assert read(typed) == "482915"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "48291",
        "4829155",
        "48 2915",
        "482-915",
        "٤٨٢٩١٥",
        "４８２９１５",
        "48291O",
        "4829\x0015",
        "9" * 10**6,
    ],
)
def test_anything_else_is_no_pin_and_costs_no_try(typed, known_by, muster):
    with pytest.raises(NotAPin) as refused:
        known_by(typed)

    assert str(refused.value) == ""
    assert not muster.pin_checks.exists()
