"""Everybody who is on the line. One event loop asks, so nothing has to be locked."""

from contextlib import contextmanager
from dataclasses import dataclass

from tresen.lib.networks import household, is_within

TOO_MANY = "421 4.3.2 All lines are busy, please try again later"
TOO_MANY_OF_YOURS = "421 4.7.0 Too many connections from your address, please try again later"


@dataclass(eq=False)
class Line:
    """One caller, and what they have taken so far."""

    peer: str
    is_trusted: bool
    letters: int = 0
    errors: int = 0
    # Of the letter that is coming in, as far as it lies on disk.
    bytes_waiting: int = 0

    @property
    def household(self):
        return household(self.peer)


class Exchange:
    def __init__(self, limits, trusted):
        self.limits, self.trusted = limits, trusted
        self.lines = set()

    def line(self, peer):
        return Line(peer, is_trusted=is_within(peer, self.trusted))

    @contextmanager
    def talking(self, line):
        self.lines.add(line)
        try:
            yield
        finally:
            self.lines.discard(line)

    def refusal(self, line):
        """Why nobody answers this call; empty if somebody does."""
        if len(self.lines) >= self.limits.lines:
            return TOO_MANY
        if line.is_trusted:
            return ""
        if len(self._strangers()) >= self.limits.lines_of_strangers:
            return TOO_MANY
        return TOO_MANY_OF_YOURS if len(self._of(line)) >= self.limits.lines_each else ""

    def has_room(self, line, size):
        """Whether a letter of this size may lie on disk until it is complete."""
        more = size - line.bytes_waiting
        if _waiting(self.lines) + more > self.limits.bytes_waiting:
            return False
        return line.is_trusted or _waiting(self._of(line)) + more <= self.limits.bytes_waiting_each

    @property
    def patience(self):
        """Seconds of silence that we can afford."""
        is_busy = 2 * len(self._strangers()) > self.limits.lines_of_strangers
        return self.limits.silence_when_busy if is_busy else self.limits.silence

    def _strangers(self):
        return [each for each in self.lines if not each.is_trusted]

    def _of(self, line):
        return [each for each in self.lines if each.household == line.household]


def _waiting(lines):
    return sum(line.bytes_waiting for line in lines)
