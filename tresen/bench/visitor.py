"""One client that keeps its connection, with a real session or token."""

import re
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.test import Client

from tresen.people.models import Token

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
BOUNDARY = "tresen-bench"


class Visitor:
    def __init__(self, port, headers):
        self.line = HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = headers

    @classmethod
    def signed_in(cls, port, person):
        client = Client()
        client.force_login(person.login)
        return cls(port, {"Cookie": f"sessionid={client.cookies['sessionid'].value}"})

    @classmethod
    def with_token(cls, port, person):
        return cls(port, {"Authorization": f"Bearer {Token.objects.issue(person)}"})

    def hang_up(self):
        """The next request calls again: the server ends a line that was silent for long."""
        self.line.close()

    def get(self, path, **query):
        """(seconds, text) of a page; anything but 200 ends the run."""
        path = f"{path}?{urlencode(query)}" if query else path
        return self._ask("GET", path, 200)

    def ready_to_post(self, path):
        """What the form on this page wants to have back."""
        _, text = self.get(path)
        token = FORM_TOKEN.search(text)[1]
        if "csrftoken=" not in self.headers["Cookie"]:
            self.headers["Cookie"] += f"; {self.given_cookie}"
        return {"csrfmiddlewaretoken": token}

    def post(self, path, fields):
        """Seconds until the redirect, which is not followed."""
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self._ask("POST", path, 302, _multipart(fields), kind)[0]

    def _ask(self, method, path, expected, body=None, headers=()):
        began = time.perf_counter()
        self.line.request(method, path, body, {**self.headers, **dict(headers)})
        answer = self.line.getresponse()
        text = answer.read().decode()
        seconds = time.perf_counter() - began
        if answer.status != expected:
            raise RuntimeError(f"{method} {path} answered {answer.status}: {text[:300]}")
        self.given_cookie = (answer.headers["Set-Cookie"] or "").partition(";")[0]
        return seconds, text


def _multipart(fields):
    parts = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return f"{''.join(parts)}--{BOUNDARY}--\r\n".encode()
