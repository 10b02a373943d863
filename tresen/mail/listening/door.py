"""One caller's conversation (SMTP, RFC 5321; LMTP, RFC 2033)."""

import asyncio
from collections import defaultdict
from contextlib import suppress

from aiosmtpd.smtp import SMTP

from tresen.lib.networks import plain
from tresen.mail.arriving.incoming import IncomingMail

from .codes import coded
from .letter import Letter, Text

Source = IncomingMail.Source
OFFERS = ["8BITMIME", "SMTPUTF8", "PIPELINING", "ENHANCEDSTATUSCODES"]
LONGEST_COMMAND = 1024
# At most this much is read at once: more than asyncio ever holds for us.
ALL = 16 * 1024 * 1024
ENOUGH = "421 4.7.0 Too many errors, goodbye"
SILENT = b"421 4.4.2 We have waited long enough, please call again\r\n"


class Door(SMTP):
    # What asyncio holds for one caller; the text of a letter is taken out piece by piece.
    line_length_limit = 16 * 1024
    # Nobody signs in here, and aiosmtpd would offer it.
    smtp_AUTH = None

    def __init__(self, counter, exchange, certificate):
        super().__init__(
            counter,
            data_size_limit=exchange.limits.size,
            enable_SMTPUTF8=True,
            ident="Tresen",
            hostname="tresen",
            tls_context=certificate and certificate.context,
        )
        # aiosmtpd keeps one dictionary for all callers, and lets each of them change it.
        self.command_size_limits = defaultdict(lambda: LONGEST_COMMAND)
        self.exchange = exchange
        self.language = Source.SMTP

    async def _handle_client(self):
        peer = self.session.peer
        self.line = self.exchange.line(plain(str(peer[0])) if peer else "")
        if refusal := self.exchange.refusal(self.line):
            await self.push(refusal)
            return
        end = self.loop.call_later(self.exchange.limits.altogether, self._timeout_cb)
        try:
            with suppress(ConnectionError), self.exchange.talking(self.line):
                await super()._handle_client()
        finally:
            end.cancel()

    async def smtp_HELO(self, hostname):
        await self._greet(hostname, Source.SMTP)

    async def smtp_EHLO(self, hostname):
        sizes = [f"SIZE {self.data_size_limit}"]
        encryption = ["STARTTLS"] if self.tls_context and not self._tls_protocol else []
        await self._greet(hostname, Source.SMTP, [*sizes, *OFFERS, *encryption])

    async def smtp_LHLO(self, hostname):
        """From here on this caller speaks LMTP."""
        await self.smtp_EHLO(hostname)
        self.language = Source.LMTP

    async def smtp_DATA(self, arg):
        if await self.check_helo_needed():
            return
        if arg or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 No reader was taken")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        with Letter(self.exchange, self.line) as letter:
            await self._hear(letter)
            status = letter.refusal or await self.event_handler.keep(letter, self)
        # LMTP says it once for every reader that was taken.
        replies = len(self.envelope.rcpt_tos) if self.language == Source.LMTP else 1
        self._set_post_data_state()
        for _ in range(replies):
            await self.push(status)

    async def push(self, status):
        """Whoever only makes mistakes is left alone; whoever says much at once takes turns."""
        await super().push(coded(status))
        await asyncio.sleep(0)
        self.line.errors += status.startswith("5")
        if self.line.errors > self.exchange.limits.errors and not self.line.is_trusted:
            status = ENOUGH
            await super().push(status)
        if status.startswith("421"):
            self._handler_coroutine.cancel()
            self.transport.close()

    async def _greet(self, hostname, language, offers=()):
        if not hostname:
            await self.push("501 Please say who you are")
            return
        self._set_rset_state()
        self.session.host_name, self.session.extended_smtp = hostname, bool(offers)
        self.language = language
        *first, last = [self.hostname, *offers]
        for offer in first:
            await super().push(f"250-{offer}")
        await super().push(f"250 {last}")

    async def _hear(self, letter):
        text = Text()
        while text.rest is None:
            piece = await self._reader.read(ALL)
            if not piece:
                raise ConnectionResetError
            self._reset_timeout()
            letter.add(text.feed(piece))
        # It read all there was: what belongs to the next command goes back in front of the rest.
        self._reader.feed_data(text.rest)

    def _reset_timeout(self, duration=None):
        super()._reset_timeout(duration or self.exchange.patience)

    def _timeout_cb(self):
        """Says so; but who does not read what we say is not waited for any more."""
        if self.transport is None:
            return
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            self.transport.write(SILENT)
            self.transport.close()
