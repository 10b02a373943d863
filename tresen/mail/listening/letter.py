"""The text of a letter while it comes in."""

from tempfile import SpooledTemporaryFile

from django.conf import settings

from tresen.engine.data import make_private

END = b"\r\n.\r\n"
IN_MEMORY = 256 * 1024
TOO_LARGE = "552 5.3.4 This letter is too large"
NO_ROOM = "452 4.3.1 No room at the moment, please try again later"


class Text:
    """What DATA brings, in pieces of any length, without the dots that SMTP adds.

    It ends at CRLF.CRLF and at nothing like it (RFC 5321, 4.1.1.4): who also ends at LF.LF lets a
    letter carry a second one that its server never saw (CVE-2023-51764). All else stays as it came.
    """

    def __init__(self):
        # The line DATA itself ended so: the text may end at once.
        self._held = END[:2]
        # What came behind the end; None before it.
        self.rest = None

    def feed(self, piece):
        """What is text for certain; the first of it begins with the end of the line DATA."""
        text, end, rest = (self._held + piece).partition(END)
        if end:
            self.rest = rest
            return _undotted(text + END[:2])
        self._held = _perhaps_the_end(text)
        return _undotted(text[: len(text) - len(self._held)])


class Letter:
    """A small one stays in memory, a large one waits on disk: many may come in at once."""

    def __init__(self, exchange, line):
        self.exchange, self.line = exchange, line
        self.refusal = ""
        self.size = -2  # the end of the line DATA does not count
        place = make_private(settings.TRESEN_DATA)
        self._file = SpooledTemporaryFile(IN_MEMORY, dir=place)  # noqa: SIM115 (it outlives us)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.line.bytes_waiting = 0
        self._file.close()

    def add(self, text):
        """A letter that is refused is heard to its end: only then its sender listens."""
        self.size += len(text)
        if not self.refusal and (refusal := self._refusal() or self._write(text)):
            self.refusal = refusal
            self.__exit__()

    def read(self):
        self._file.seek(2)
        return self._file.read()

    def _refusal(self):
        if self.size > self.exchange.limits.size:
            return TOO_LARGE
        on_disk = self.size if self.size > IN_MEMORY else 0
        if not self.exchange.has_room(self.line, on_disk):
            return NO_ROOM
        self.line.bytes_waiting = on_disk
        return ""

    def _write(self, text):
        try:
            self._file.write(text)
        except OSError:  # the disk is full
            return NO_ROOM
        return ""


def _undotted(text):
    return text.replace(b"\r\n.", b"\r\n")


def _perhaps_the_end(text):
    begun = (END[:length] for length in range(len(END) - 1, -1, -1))
    return next(part for part in begun if text.endswith(part))
