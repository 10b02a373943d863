"""A mail server for the tests: keeps what it takes, and is as rude as it is told."""

import asyncio
import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Sink:
    """`says` maps a moment of the conversation, or a reader, to the reply given there."""

    def __init__(self, *, pause=0, **says):
        self.says = says
        self.pause = pause
        self.mails = []
        self.senders = []

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self.says.get("MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = self.says.get(address, self.says.get("RCPT", "250 OK"))
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.senders.append(envelope.mail_from)
        await asyncio.sleep(self.pause)
        if self.says.get("DATA") == "hang up":
            server.transport.abort()
        return self.says.get("DATA", "250 OK")

    async def handle_QUIT(self, server, session, envelope):
        return self.says.get("QUIT", "221 Bye")


@contextmanager
def mail_server(**manners):
    """A sink and its SMTP_URL."""
    sink = Sink(**manners)
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield sink, f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
