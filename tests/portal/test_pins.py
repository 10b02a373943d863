import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.customers.models import Contact, Pin
from tresen.people.once import Once

MUSTER = {"customer": "10231"}


@pytest.fixture
def make(as_erika):
    """Makes a PIN and gives the page that tells it."""
    return lambda **chosen: as_erika.post("/pin/", chosen or MUSTER)


def page_of_pins(client):
    return client.get("/pin/").content.decode()


def digits_on(response):
    found = re.search(r'id="pin">(\d{3}) (\d{3})<', response.content.decode())
    return found and "".join(found.groups())


def test_a_pin_is_told_in_the_answer_to_making_it(make, erika, muster, kim):
    known = muster.check_pin(digits_on(make()), by=kim, at=timezone.now())

    assert known == erika.contacts.get()


def test_it_is_told_once_and_kept_nowhere(make, as_erika):
    made = make()
    again = as_erika.get("/pin/")

    assert digits_on(again) is None
    assert digits_on(made) not in again.content.decode()
    assert digits_on(made) not in str(dict(as_erika.session))
    assert "no-store" in made["Cache-Control"]


def test_loading_the_page_anew_keeps_the_pin_that_was_told(make, erika, muster, kim):
    form = {**MUSTER, "once": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}
    made, again = make(**form), make(**form)

    assert again.status_code == 409
    assert "so it made no new one" in again.content.decode()
    assert muster.check_pin(digits_on(made), by=kim, at=timezone.now()) == erika.contacts.get()


def test_each_form_for_a_pin_is_good_for_one(as_erika):
    keys = [re.search(r'name="once" value="([^"]+)"', page_of_pins(as_erika))[1] for _ in "ab"]

    assert keys[0] != keys[1]


def test_kept_of_the_form_is_only_where_it_led(make):
    make(**MUSTER, once="6f9619ff-8b86-4d01-b42d-00cf4fc964ff")

    assert Once.objects.get().outcome == "/pin/"


def test_the_page_says_until_when_it_lasts(make, as_erika):
    assert "You have a PIN" not in as_erika.get("/pin/").content.decode()
    make()
    assert "You have a PIN" in as_erika.get("/pin/").content.decode()

    Pin.objects.update(made_at=timezone.now() - timedelta(hours=24))
    assert "You have a PIN" not in as_erika.get("/pin/").content.decode()


def test_a_revoked_one_is_gone(make, as_erika):
    make()
    response = as_erika.post("/pin/revocation/", MUSTER)

    assert response["Location"] == "/pin/"
    assert not Pin.objects.exists()


def test_each_customer_has_its_own(make, as_erika, erika, nordlicht, kim):
    Contact.objects.admit(erika, nordlicht, by=kim, at=timezone.now())
    shown = make(customer="10488")

    assert shown.content.decode().count("<h2>") == 2
    assert Pin.objects.get().contact.customer == nordlicht


@pytest.mark.parametrize("chosen", [{"customer": "10488"}, {"customer": "0"}, {}])
@pytest.mark.parametrize("path", ["/pin/", "/pin/revocation/"])
def test_nobody_makes_one_for_others(as_erika, bashir, path, chosen):
    bashir.contacts.get().make_pin(by=bashir, at=timezone.now())

    assert as_erika.post(path, chosen).status_code == 404
    assert Pin.objects.get().contact.person == bashir


def test_who_spoke_for_a_customer_once_makes_none(as_erika, erika):
    Contact.objects.filter(person=erika).update(ended_at=timezone.now())

    assert as_erika.post("/pin/", MUSTER).status_code == 404
    assert "you speak for none" in as_erika.get("/pin/").content.decode()


def test_staff_make_none(as_kim):
    assert as_kim.post("/pin/", MUSTER)["Location"] == "/desk/"
    assert not Pin.objects.exists()
