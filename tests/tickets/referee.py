"""A second opinion on the reaction clock: it watches what is done, and never reads a fact.

It keeps no running state, but asks the whole story again each time: which message of the customer
has no answer that was written after it and has arrived?
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

HOUR = timedelta(hours=1)
FOUR_HOURS = timedelta(hours=4)


@dataclass(frozen=True)
class Heard:
    at: datetime
    due_at: datetime


@dataclass(frozen=True)
class Spoken:
    after: int  # so many messages of the customer were written before it
    at: datetime
    arrived_at: datetime | None = None


@dataclass
class Referee:
    """`hours` counts service time. The ticket was opened by mail, by somebody without a portal."""

    hours: object
    heard: list = field(default_factory=list)
    spoken: dict = field(default_factory=dict)
    waits_for: object = None
    is_closed: bool = False

    def customer_wrote(self, at):
        self.heard.append(Heard(at, self.hours.after(at, FOUR_HOURS)))
        self.waits_for = None

    def staff_spoke(self, message, at, *, asks=False):
        self.spoken[message] = Spoken(len(self.heard), at)
        self.waits_for = message if asks else None

    def arrived(self, message, at):
        if words := self.spoken.get(message):
            self.spoken[message] = replace(words, arrived_at=words.arrived_at or at)

    def came_back(self, message, at):
        words = self.spoken.get(message)
        if words is None or self.is_closed or (words.arrived_at and at - words.arrived_at > HOUR):
            return
        self.spoken[message] = replace(words, arrived_at=None)
        if self.waits_for == message:
            self.waits_for = None

    def closed(self, at, message=None):
        if message:
            self.staff_spoke(message, at)
        self.is_closed, self.waits_for = True, None

    @property
    def unanswered(self):
        """The oldest message without an answer, or None."""
        answered = max((words.after for words in self._arrived), default=0)
        return self.heard[answered] if answered < len(self.heard) else None

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
    def _arrived(self):
        return [words for words in self.spoken.values() if words.arrived_at]
