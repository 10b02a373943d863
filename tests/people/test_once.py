import threading
import uuid

import pytest
from django.db import connection
from django.utils import timezone

from tresen.people.models import Once, Person
from tresen.people.once import forget_forms_before, once


@pytest.fixture
def key():
    return str(uuid.uuid4())


def test_a_form_is_done_once_and_leads_to_the_same_place(kim, key):
    done = []

    def act():
        done.append("done")
        return "/there/"

    assert [once(kim, key, act), once(kim, key, act)] == ["/there/", "/there/"]
    assert done == ["done"]


def test_a_form_that_failed_may_be_sent_again(kim, key):
    with pytest.raises(ZeroDivisionError):
        once(kim, key, lambda: 1 / 0)

    assert once(kim, key, lambda: "/there/") == "/there/"


def test_the_key_of_another_person_is_another_form(kim, lea, key):
    once(kim, key, lambda: "/kim/")

    assert once(lea, key, lambda: "/lea/") == "/lea/"


@pytest.mark.parametrize("key", [None, "", "rubbish"])
def test_a_form_without_a_key_is_a_form_of_its_own(kim, key):
    once(kim, key, lambda: "/first/")

    assert once(kim, key, lambda: "/second/") == "/second/"


def test_old_forms_are_forgotten(kim, key):
    once(kim, key, lambda: "/there/")
    forget_forms_before(timezone.now())

    assert not Once.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_are_one(key):
    person, done = Person.objects.create(name="Kim"), []
    first_is_in, go_on = threading.Event(), threading.Event()

    def act():
        done.append("done")
        first_is_in.set()
        go_on.wait(10)
        return "/there/"

    first = threading.Thread(target=_click, args=(person, key, act))
    first.start()
    first_is_in.wait(10)
    second = threading.Thread(target=_click, args=(person, key, act))
    second.start()
    go_on.set()
    first.join(10)
    second.join(10)

    assert done == ["done"]


def _click(person, key, act):
    try:
        once(person, key, act)
    finally:
        connection.close()
