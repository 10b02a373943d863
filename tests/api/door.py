"""The API as one person meets it."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tresen.people.models import Token


class Door:
    def __init__(self, person):
        self.secret = Token.objects.issue(person)
        self.client = Client(raise_request_exception=False)

    def get(self, path, **headers):
        return self.client.get(f"/api/v1/{path}", headers=self._with(headers))

    def post(self, path, body, **headers):
        return self._send(self.client.post, path, body, headers)

    def put(self, path, body, **headers):
        return self._send(self.client.put, path, body, headers)

    def _send(self, send, path, body, headers):
        content_type = headers.pop("content_type", "application/json")
        return send(f"/api/v1/{path}", body, content_type=content_type, headers=self._with(headers))

    def _with(self, headers):
        spelled = {name.replace("_", "-"): value for name, value in headers.items()}
        return {"Authorization": f"Bearer {self.secret}", "Accept-Language": "en", **spelled}


def statements(door, path):
    """The first words of what is asked of the database while a page is read."""
    with CaptureQueriesContext(connection) as captured:
        assert door.get(path).status_code == 200
    return [query["sql"].split()[0] for query in captured.captured_queries]


def faults(response):
    """The fields that a problem document complains about, with their sentences."""
    return {fault["field"]: fault["message"] for fault in response.json()["errors"]}
