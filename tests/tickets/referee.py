"""A second opinion on the reaction clock: it watches what is done, and never reads a fact.

It keeps no running state, but asks the whole story again each time: which message of the customer
has no answer that was written after it and has arrived?
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
HALF_AN_HOUR = timedelta(minutes=30)
FOUR_HOURS = timedelta(hours=4)


@dataclass(frozen=True)
class Heard:
    at: datetime
    due_at: datetime


@dataclass(frozen=True)
class Spoken:
    after: int  # so many messages of the customer were written before it
    arrived_at: datetime | None = None


@dataclass
class Referee:
    """`hours` counts service time. In the portal everything that we say arrives at once."""

    hours: object
    in_portal: bool = False
    heard: list = field(default_factory=list)
    spoken: dict = field(default_factory=dict)
    waits_for: object = None
    is_closed: bool = False

    def customer_wrote(self, at, *, is_emergency=False):
        due_at = at + HALF_AN_HOUR if is_emergency else self.hours.after(at, FOUR_HOURS)
        self.heard.append(Heard(at, due_at))
        self.waits_for = None

    def staff_spoke(self, message, at, *, asks=False):
        self.spoken[message] = Spoken(len(self.heard), at if self.in_portal else None)
        self.waits_for = message if asks else None

    def arrived(self, message, at):
        if words := self.spoken.get(message):
            self.spoken[message] = replace(words, arrived_at=words.arrived_at or at)

    def came_back(self, message, at):
        words = self.spoken.get(message)
        if words is None or self.in_portal or _long_ago(words.arrived_at, at):
            return
        self.spoken[message] = replace(words, arrived_at=None)
        if self.waits_for == message:
            self.waits_for = None

    def was_called_an_emergency(self, at):
        """Whatever is unanswered is answered half an hour from now, if it was not due earlier."""
        soon = at + HALF_AN_HOUR
        first = self._answered
        self.heard[first:] = [
            replace(heard, due_at=min(heard.due_at, soon)) for heard in self.heard[first:]
        ]

    def closed(self, at, message=None):
        if message:
            self.staff_spoke(message, at)
        self.is_closed, self.waits_for = True, None

    @property
    def unanswered(self):
        """The oldest message without an answer, or None."""
        return self.heard[self._answered] if self._answered < len(self.heard) else None

    @property
    def clock(self):
        """As the columns say it: the state, and until when we answer what is still open."""
        due_at = None if self.is_closed or not self.unanswered else self.unanswered.due_at
        if self.waits_for:
            return "paused", due_at
        if due_at:
            return "running", due_at
        return ("reacted" if self._arrived else "none"), None

    @property
    def _answered(self):
        """So many messages of the customer, from the first on, have their answer."""
        return max((words.after for words in self._arrived), default=0)

    @property
    def _arrived(self):
        return [words for words in self.spoken.values() if words.arrived_at]


def _long_ago(moment, at):
    return moment is not None and at - moment > HOUR
