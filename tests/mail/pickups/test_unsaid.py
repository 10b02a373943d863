"""A server that repeats what it did not understand, password and all."""

from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from tresen.house.models import Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups.look import look

SECRET = "Sesam-oeffne-dich"


class Echo(StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"* OK IMAP4rev1 ready\r\n")
        for line in self.rfile:
            tag, rest = line.split(maxsplit=1)
            if rest.startswith(b"CAPABILITY"):
                self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n")
            else:
                self.wfile.write(tag + b" NO what is " + rest)


@pytest.fixture
def echo():
    with ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_a_password_that_the_server_repeats_is_told_to_nobody(house, echo):
    pickup = Pickup(mailbox=Mailbox.objects.main(), host="127.0.0.1", username="support")
    pickup.port, pickup.security = echo, Pickup.Security.NONE
    pickup.keep_secret(SECRET)
    trouble = look(pickup).trouble

    assert "what is LOGIN" in trouble.said
    assert SECRET not in trouble.said
