"""A mail server for the tests: keeps what it takes, and is as rude as it is told."""

import asyncio
import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Sink:
    """`says` maps a moment of the conversation, or a reader, to the reply given there."""

    def __init__(self, *, pause=0, letters_a_line=None, **says):
        self.says = says
        self.pause = pause
        self.letters_a_line = letters_a_line
        self.taken = {}
        self.mails = []
        self.raws = []
        self.senders = []

    @property
    def peers(self):
        """The lines on which letters came."""
        return set(self.taken)

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        self.taken[session.peer] = self.taken.get(session.peer, 0) + 1
        if self.letters_a_line and self.taken[session.peer] > self.letters_a_line:
            return self._hang_up(server)
        reply = self.says.get("MAIL", "250 OK")
        return self._hang_up(server) if reply == "hang up" else reply

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = self.says.get(address, self.says.get("RCPT", "250 OK"))
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.raws.append(envelope.content)
        self.senders.append(envelope.mail_from)
        await asyncio.sleep(self.pause)
        reply = self.says.get("DATA", "250 OK")
        return self._hang_up(server) if reply == "hang up" else reply

    def _hang_up(self, server):
        server.transport.abort()
        return "421 Gone"

    async def handle_QUIT(self, server, session, envelope):
        return self.says.get("QUIT", "221 Bye")


@contextmanager
def mail_server(*, speaks_utf8=True, **manners):
    """A sink and its SMTP_URL."""
    sink = Sink(**manners)
    place = {"hostname": "127.0.0.1", "port": free_port()}
    controller = Controller(sink, **place, enable_SMTPUTF8=speaks_utf8)
    controller.start()
    try:
        yield sink, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
