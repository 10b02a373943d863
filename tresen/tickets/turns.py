"""Whose turn it is: from the customer's words until an answer to them has arrived."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import itemgetter

from .deadline import Deadline


@dataclass
class Words:
    """A message of the customer: its place among the facts, and what we promised for it."""

    place: int
    at: datetime
    deadline: Deadline
    moved: list[tuple[datetime, Deadline]] = field(default_factory=list)


@dataclass(frozen=True)
class Turn:
    """It is our turn: from the customer's message until our answer arrived, or the ticket ended.

    `moved` says when the deadline was another one before, and which. `given_up` means that staff
    closed the ticket, and no answer has arrived: nobody but the customer can do without one.
    """

    deadline: Deadline
    moved: list[tuple[datetime, Deadline]]
    answered_at: datetime | None = None
    answer: int | None = None
    ended_at: datetime | None = None
    given_up: bool = False

    @property
    def kept(self):
        return self.answered_at is not None and self.answered_at <= self.deadline.due_at


class Turns:
    """What follows from the words that were heard, what we said since, and what has arrived."""

    @cached_property
    def turns(self):
        """Oldest first. Several messages in a row are one turn: the first one's."""
        turns, heard_until = [], -1
        for words in self.words:
            if words.place > heard_until:
                heard_until, turn = self._turn_of(words)
                turns.append(turn)
        return turns

    def _turn_of(self, words):
        """Deliveries may overtake each other: later words answer for earlier ones too.

        And one that seemed to have come back is known late to have arrived early.
        """
        heard_until = -1
        for message, at in sorted(self.arrived.items(), key=itemgetter(1)):
            heard_until = max(heard_until, self.spoken[message])
            if heard_until > words.place:
                return heard_until, Turn(words.deadline, words.moved, at, message)
        ended = {"ended_at": self.closed_at, "given_up": self.closed_by_staff}
        return float("inf"), Turn(words.deadline, words.moved, **ended)

    @property
    def turn(self):
        """The one that is still open, or None."""
        last = self.turns[-1] if self.turns else None
        return None if last is None or last.answered_at or last.ended_at else last

    @property
    def deadline(self):
        return self.turn and self.turn.deadline

    @property
    def unanswered(self):
        """The deadlines of all messages of the open turn: each may become the one that counts."""
        opening = self.deadline
        if opening is None:
            return []
        every = [words.deadline for words in self.words]
        return every[every.index(opening) :]

    @property
    def reacted_at(self):
        return max((turn.answered_at for turn in self.turns if turn.answered_at), default=None)
