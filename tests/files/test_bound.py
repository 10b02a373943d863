from django.test import Client

from tresen.files.bound import MOST_BYTES


def test_a_request_larger_than_any_form_is_not_read():
    answer = Client().post("/", headers={"content-length": str(MOST_BYTES + 1)})

    assert answer.status_code == 413


def test_a_request_without_a_readable_length_is_served(db):
    assert Client().get("/healthz", headers={"content-length": "many"}).status_code == 200
