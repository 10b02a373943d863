from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.api.door import faults
from tresen.api import idempotency
from tresen.api.models import IdempotentAnswer
from tresen.people.models import Token
from tresen.tickets.models import Ticket

NEW = {"subject": "Drucker brennt", "text": "Bitte schnell.", "kind": "fault"}
KEY = {"Idempotency_Key": "3f2c"}


def test_the_same_request_happens_once(api, bashir):
    door = api(bashir)
    first = door.post("tickets", NEW, **KEY)
    again = door.post("tickets", NEW, **KEY)

    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert again["Idempotent-Replayed"] == "true" and "Idempotent-Replayed" not in first
    assert Ticket.objects.count() == 1


def test_without_a_key_every_request_happens(api, bashir):
    door = api(bashir)
    door.post("tickets", NEW)
    door.post("tickets", NEW)

    assert Ticket.objects.count() == 2


def test_a_put_is_kept_too(api, kim, shop_is_down):
    door, path = api(kim), f"tickets/{shop_is_down}/owner"
    door.put(path, {"owner": "kim@tresen.example"}, **KEY)
    door.put(path, {"owner": None})

    assert door.put(path, {"owner": "kim@tresen.example"}, **KEY).json()["owner"]
    assert Ticket.objects.get().owner is None


@pytest.mark.parametrize(
    ("path", "change"), [("tickets", {"text": "Anders."}), ("tickets", {"a": 1})]
)
def test_another_request_under_the_same_key_is_refused(api, bashir, path, change):
    door = api(bashir)
    door.post("tickets", NEW, **KEY)
    response = door.post(path, NEW | change, **KEY)

    assert response.status_code == 422
    assert set(faults(response)) <= {"Idempotency-Key", "a"}
    assert Ticket.objects.count() == 1


def test_another_ticket_under_the_same_key_is_refused(api, kim, shop_is_down, mailbox_is_full):
    door, body = api(kim), {"kind": "advice"}
    door.put(f"tickets/{shop_is_down}/kind", body, **KEY)
    response = door.put(f"tickets/{mailbox_is_full}/kind", body, **KEY)

    assert response.json()["code"] == "idempotency_key_reused"


def test_keys_of_two_tokens_are_strangers(api, bashir):
    api(bashir).post("tickets", NEW, **KEY)
    api(bashir).post("tickets", NEW, **KEY)

    assert Ticket.objects.count() == 2


def test_a_refusal_is_not_kept(api, bashir):
    door = api(bashir)
    door.post("tickets", NEW | {"product": "Mondbasis"}, **KEY)

    assert door.post("tickets", NEW, **KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "a" * 256, "a\tb", "ä"])
def test_a_key_that_is_none_is_refused(api, bashir, key):
    response = api(bashir).post("tickets", NEW, Idempotency_Key=key)

    assert set(faults(response)) == {"Idempotency-Key"}
    assert not Ticket.objects.exists()


def test_a_day_later_the_key_is_fresh(api, bashir):
    door = api(bashir)
    door.post("tickets", NEW, **KEY)
    IdempotentAnswer.objects.update(created_at=timezone.now() - timedelta(hours=24))

    assert "Idempotent-Replayed" not in door.post("tickets", NEW, **KEY)
    assert IdempotentAnswer.objects.count() == 1 and Ticket.objects.count() == 2


def test_old_answers_are_forgotten(api, bashir):
    door = api(bashir)
    door.post("tickets", NEW, **KEY)
    made_at = IdempotentAnswer.objects.get().created_at

    idempotency.forget_old(made_at + timedelta(hours=23))
    assert IdempotentAnswer.objects.exists()
    idempotency.forget_old(made_at + timedelta(hours=24))
    assert not IdempotentAnswer.objects.exists()


@contextmanager
def running(token, key):
    """Somebody else's transaction that holds this key until we are done."""
    claimed, done = Event(), Event()

    def hold():
        with transaction.atomic():
            idempotency.claim(token, key)
            claimed.set()
            done.wait(10)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        assert claimed.wait(10)
        yield
        done.set()
        held.result()


@pytest.mark.django_db(transaction=True)
def test_while_the_first_runs_the_second_is_told_so(api, bashir):
    door = api(bashir)
    with running(Token.objects.behind(door.secret), "3f2c"):
        response = door.post("tickets", NEW, **KEY)

    assert response.status_code == 409
    assert response.json()["code"] == "idempotency_key_in_use"
    assert door.post("tickets", NEW, **KEY).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_a_crowd_with_one_key_opens_one_ticket(api, bashir):
    door = api(bashir)

    def send(_):
        status = door.post("tickets", NEW, **KEY).status_code
        connection.close()
        return status

    with ThreadPoolExecutor(6) as pool:
        statuses = set(pool.map(send, range(12)))

    assert 201 in statuses and statuses <= {201, 409}
    assert Ticket.objects.count() == 1
