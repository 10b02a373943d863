"""The listener (SMTP, RFC 5321; LMTP, RFC 2033): takes mail for our addresses only, stores it,
then says 250."""

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

    async def handle_RCPT(self, server, session, envelope, address, options):
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if not await asyncio.to_thread(_in_connection, Mailbox.objects.at, address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        received = Envelope(
            source=server.language,
            sender=envelope.mail_from or NULL_SENDER,
            recipients=tuple(envelope.rcpt_tos),
            peer=str(session.peer[0]) if session.peer else "",
        )
        try:
            await asyncio.to_thread(_in_connection, store, envelope.original_content, received)
        except Exception as error:  # Whatever it was, the sender must keep the mail
            return await self.handle_exception(error)
        return "250 2.0.0 Stored"

    async def handle_exception(self, error):
        # Without its words: those of a database quote what it was given.
        log.error("mail not stored", error=type(error).__name__)
        return "451 4.3.0 Not stored, please try again later"


def _in_connection(work, *args):
    """aiosmtpd's threads come and go: each gives its connection back."""
    close_old_connections()
    try:
        return work(*args)
    finally:
        connection.close()


class Door(SMTP):
    """One caller's. Lines may be longer than RFC 5321 wants: many programs send such letters."""

    line_length_limit = 1024 * 1024
    language = IncomingMail.Source.SMTP
    replies = 1

    async def smtp_LHLO(self, hostname):
        """The greeting of LMTP: from here on this caller speaks it."""
        self.language = IncomingMail.Source.LMTP
        await self.smtp_EHLO(hostname)

    async def push(self, status):
        """In LMTP whatever follows the text is said once for every reader that we took."""
        replies, self.replies = self.replies, 1
        for _ in range(replies):
            await super().push(status)
        if self.language == IncomingMail.Source.LMTP and status.startswith("354"):
            self.replies = len(self.envelope.rcpt_tos)


class Listener(Controller):
    def factory(self):
        return Door(
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
