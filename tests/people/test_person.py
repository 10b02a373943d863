from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection

from tests.cast import berlin
from tresen.lib.address import NotAnAddress
from tresen.people.models import Address, Person, Staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("spelled", ["Erika@OnDemand.example", " erika@ondemand.example\n"])
def test_one_address_is_one_person_however_it_is_spelled(erika, spelled):
    assert Person.objects.meet(spelled, name="Jemand anderes") == erika
    assert Person.objects.speaking_from(spelled).name == "Erika Mustermann"


def test_whoever_writes_first_is_made_known():
    stranger = Person.objects.meet("neu@elsewhere.example", name="Neu Hier", language="en")

    assert Person.objects.speaking_from("neu@elsewhere.example") == stranger
    assert (stranger.name, stranger.language, stranger.is_staff) == ("Neu Hier", "en", False)


@pytest.mark.parametrize(("name", "shown"), [("", "neu@elsewhere.example"), ("x" * 500, "x" * 120)])
def test_a_person_always_has_a_name_that_fits(name, shown):
    assert Person.objects.meet("neu@elsewhere.example", name=name).name == shown


def test_nobody_speaks_from_what_is_no_address():
    with pytest.raises(NotAnAddress):
        Person.objects.meet("alle@x.example\r\nBcc: b@x.example")


@pytest.mark.django_db(transaction=True)
def test_two_mails_at_once_make_one_person_known():
    def meet(_):
        try:
            return Person.objects.meet("neu@elsewhere.example")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as crowd:
        met = set(crowd.map(meet, range(8)))

    assert len(met) == 1
    assert Person.objects.filter(is_system=False).count() == Address.objects.count() == 1


def test_an_address_belongs_to_one_person(erika, kim):
    with pytest.raises(IntegrityError):
        Address.objects.create(person=kim, email="erika@ondemand.example")


def test_the_first_address_is_where_letters_go(erika):
    Address.objects.create(person=erika, email="privat@elsewhere.example")

    assert erika.email == "erika@ondemand.example"
    assert Person.objects.create(name="Ohne Adresse").email == ""


def test_tresen_itself_is_there_once():
    assert Person.objects.system().name == "Tresen"

    with pytest.raises(IntegrityError, match="one_system_person"):
        Person.objects.create(name="Zweites", is_system=True)


def test_who_has_left_is_staff_no_more(kim):
    Staff.objects.filter(person=kim).update(left_at=berlin("mon"))

    assert not Person.objects.get(pk=kim.pk).is_staff


INITIALS = {
    "Kim Berger": "KB",
    "Ada van der Berg": "AB",
    "neu@elsewhere.example": "NE",
    "Kim": "K",
    "(Vertrieb) Sam": "S",
    "!": "",
}


@pytest.mark.parametrize(("name", "initials"), INITIALS.items())
def test_initials(name, initials):
    assert Person(name=name).initials == initials
