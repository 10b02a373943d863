"""The SMTP listener (RFC 5321): takes mail for our addresses only, stores it, then says 250."""

import asyncio

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.db import close_old_connections, connection

from tresen.house.models import Mailbox

from .incoming import NULL_SENDER, IncomingMail
from .intake import Envelope, store

log = structlog.get_logger()
LARGEST = 100 * 1024 * 1024
MOST_RECIPIENTS = 100


class Counter:
    """What aiosmtpd asks us. The work waits on the database, so it runs in threads."""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, PLR0913
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if not await asyncio.to_thread(_in_connection, _is_ours, address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        received = Envelope(
            source=IncomingMail.Source.SMTP,
            sender=envelope.mail_from or NULL_SENDER,
            recipients=tuple(envelope.rcpt_tos),
            peer=str(session.peer[0]) if session.peer else "",
        )
        try:
            await asyncio.to_thread(_in_connection, store, envelope.original_content, received)
        except Exception:
            log.exception("mail not stored")
            return "451 4.3.0 Not stored, please try again later"
        return "250 2.0.0 Stored"


def _is_ours(address):
    return Mailbox.objects.at(address) is not None


def _in_connection(work, *args):
    """aiosmtpd's threads come and go: each gives its connection back."""
    close_old_connections()
    try:
        return work(*args)
    finally:
        connection.close()


class Listener(Controller):
    def factory(self):
        return SMTP(
            self.handler,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            ident="Tresen",
            hostname="tresen",
        )


def listen(host, port):
    """Open the door. Returns the running listener; `stop()` closes it."""
    listener = Listener(Counter(), hostname=host, port=port)
    listener.start()
    return listener
