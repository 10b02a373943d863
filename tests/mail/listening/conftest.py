"""A listener with limits that a test can reach, and whoever calls it."""

import smtplib
from contextlib import ExitStack

import pytest

from tests.mail.post import STRANGER, SUPPORT
from tests.mail.sink import free_port
from tresen.house.models import Mailbox
from tresen.mail.listener import listen
from tresen.mail.listening.limits import Limits


@pytest.fixture
def ours(transactional_db):
    return Mailbox.objects.create(address=SUPPORT, name="Tresen", is_main=True)


@pytest.fixture
def opened():
    """opened(lines_each=2): a listener that trusts nobody, and who calls it."""
    with ExitStack() as stack:

        def opened(trusted=(), **limits):
            listener = listen("127.0.0.1", free_port(), limits=Limits(**limits), trusted=trusted)
            stack.callback(listener.stop)
            return lambda: stack.enter_context(Caller(listener.port))

        yield opened


@pytest.fixture
def caller(ours, opened):
    return opened()()


class Caller(smtplib.SMTP):
    """Says what it wants, in bytes."""

    def __init__(self, port):
        super().__init__(timeout=120)
        # smtplib raises for a refusal where it connects by itself, and wants this name for TLS.
        self._host = "127.0.0.1"
        self.greeted, self.greeting = self.connect("127.0.0.1", port)

    def __exit__(self, *_):
        """Without a goodbye: within a letter it would be part of the text."""
        self.close()

    def ask(self, *lines):
        """The code of each reply; the lines are sent at once."""
        self.send(b"".join(line + b"\r\n" for line in lines))
        return [self.getreply()[0] for _ in lines]

    def begin(self, reader=SUPPORT):
        """So far that the text can follow."""
        self.ehlo()
        self.mail(STRANGER)
        self.rcpt(reader)
        return self.docmd("DATA")[0]

    def hand_over(self, text):
        self.begin()
        self.send(text)
        return self.getreply()[0]

    def is_left_alone(self):
        """Nothing is said any more: the line is closed."""
        return self.sock.recv(1) == b""
