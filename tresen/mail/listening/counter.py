"""What is decided about a letter, and by whom it is stored. The work waits on the database, so it
runs in threads."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import structlog
from aiosmtpd.smtp import TLSSetupException
from django.db import close_old_connections, connection

from tresen.house.models import Mailbox
from tresen.mail.arriving.incoming import NULL_SENDER
from tresen.mail.arriving.intake import LARGE, LONGEST_SENDER, Envelope, store

from .letter import NO_ROOM

log = structlog.get_logger()
SIZE = re.compile(r"SIZE=(\d{1,18})")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


class Counter:
    """What aiosmtpd asks us."""

    def __init__(self, exchange):
        self.exchange = exchange
        # Large letters take turns (intake.py) in a thread of their own: small ones pass them by,
        # and only one thread keeps the memory that they needed.
        self._large = ThreadPoolExecutor(1)

    async def handle_MAIL(self, door, session, envelope, address, options):
        line = door.line
        if line.letters >= self.exchange.limits.letters and not line.is_trusted:
            return "421 4.7.0 Enough letters on one line, please call again"
        if not self.exchange.has_room(line, _announced(options)):
            return NO_ROOM
        if len(address) > LONGEST_SENDER or CONTROLS.search(address):
            return "553 5.1.7 This is no address of a sender"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, door, session, envelope, address, options):
        if len(envelope.rcpt_tos) >= self.exchange.limits.recipients:
            return "452 4.5.3 Too many recipients"
        if not await asyncio.to_thread(_in_connection, Mailbox.objects.at, address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def keep(self, letter, door):
        """Stored and committed, or the sender keeps it."""
        door.line.letters += 1
        received = Envelope(
            source=door.language,
            sender=door.envelope.mail_from or NULL_SENDER,
            recipients=tuple(door.envelope.rcpt_tos),
            peer=door.line.peer,
        )
        try:
            threads = self._large if letter.size > LARGE else None
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(threads, _in_connection, _store, letter, received)
        except Exception as error:  # Whatever it was, the sender must keep the mail
            return await self.handle_exception(error)
        return "250 2.0.0 Stored"

    async def handle_exception(self, error):
        if isinstance(error, TLSSetupException):
            return "454 4.7.0 No encryption came about"
        # Without its words: those of a database quote what it was given.
        log.error("mail not stored", error=type(error).__name__)
        return "451 4.3.0 Not stored, please try again later"


def _announced(options):
    found = filter(None, map(SIZE.fullmatch, options))
    return next((int(size[1]) for size in found), 0)


def _store(letter, received):
    store(letter.read(), received)


def _in_connection(work, *args):
    """aiosmtpd's threads come and go: each gives its connection back."""
    close_old_connections()
    try:
        return work(*args)
    finally:
        connection.close()
