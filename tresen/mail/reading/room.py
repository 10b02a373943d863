import atexit
from collections import deque

from tresen.mail.parsing import ParsedMail

from . import wire
from .limits import Limits
from .reader import Died, Reader, Unreadable


class Room:
    """As many readers as are asked at the same time; each is started when it is needed first."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.idle: deque[Reader] = deque()

    def read(self, raw: bytes | memoryview) -> ParsedMail:
        return self._ask(wire.WHOLE, raw)

    def read_what_can_be_read(self, raw: bytes | memoryview) -> tuple[ParsedMail, str]:
        """The mail; or what its head tells, and why it is no more than that."""
        try:
            return self.read(raw), ""
        except Unreadable as failure:
            return self.read_head(raw), failure.reason

    def read_head(self, raw: bytes | memoryview) -> ParsedMail:
        """Only who wrote and about what; the mail itself is enclosed whole."""
        return self._ask(wire.HEAD, raw)

    def close(self) -> None:
        while reader := self._idle_one():
            reader.end()

    def _ask(self, what: bytes, raw: bytes | memoryview) -> ParsedMail:
        try:
            return self._ask_one(self._idle_one() or Reader(self.limits), what, raw)
        except Died:
            # Perhaps it was ill before, or the machine needed its memory for somebody else.
            return self._ask_one(Reader(self.limits), what, raw)

    def _ask_one(self, reader: Reader, what: bytes, raw: bytes | memoryview) -> ParsedMail:
        try:
            return reader.read(what, raw)
        finally:
            if reader.may_go_on:
                self.idle.append(reader)
            else:
                reader.end()

    def _idle_one(self) -> Reader | None:
        # Somebody else may take the last one at the same time.
        try:
            reader = self.idle.pop()
        except IndexError:
            return None
        if reader.may_go_on:
            return reader
        reader.end()
        return self._idle_one()


ROOM = Room()
read_what_can_be_read = ROOM.read_what_can_be_read
atexit.register(ROOM.close)
