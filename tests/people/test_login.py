import pytest
from django.db import IntegrityError

from tresen.people.models import Login, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest():
    return Person.objects.meet("gast@elsewhere.example", name="Gast")


def test_a_login_is_found_by_its_address_however_it_is_typed(guest):
    login = Login.objects.admit(guest, email="Gast@Elsewhere.example", password="nur-zum-test")

    assert Login.objects.get_by_natural_key(" GAST@elsewhere.example") == login
    assert login.check_password("nur-zum-test")


def test_without_a_password_nobody_signs_in_by_one(guest):
    login = Login.objects.admit(guest, email="gast@elsewhere.example")

    assert not login.has_usable_password()


def test_a_person_has_one_login(guest):
    Login.objects.admit(guest, email="gast@elsewhere.example")

    with pytest.raises(IntegrityError):
        Login.objects.admit(guest, email="anders@elsewhere.example")
