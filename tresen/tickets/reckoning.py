"""The reaction clock, worked out from a ticket's facts alone (design.md, section 3).

It is ours from the oldest message of the customer that we have not answered, and we have answered
it once a public message that a person on the staff wrote later has arrived. Nothing else counts.
"""

from django.db import models

from .deadline import Deadline
from .events import Event
from .turns import Turns, Words

Happened = Event.Kind


class Clock(models.TextChoices):
    RUNNING = "running"
    PAUSED = "paused"
    REACTED = "reacted"
    NONE = "none"


class Reckoning(Turns):
    """What follows from the facts of one ticket, in the order in which they were recorded."""

    def __init__(self, events):
        self.words, self.spoken, self.arrived = [], {}, {}
        self.waits, self.question = [], None
        self.percent, self.asked_at = {}, {}
        self.closed_at, self.closed_by_staff = None, False
        for place, event in enumerate(events):
            if event.kind in STEPS:
                STEPS[event.kind](self, place, event)

    @property
    def asks(self):
        """The question to which nobody has replied since, or None."""
        if self.question and self.words and self.words[-1].place > self.spoken[self.question]:
            return None
        return self.question

    @property
    def clock(self):
        if not self.closed_at and self.asks:
            return Clock.PAUSED
        if self.turn:
            return Clock.RUNNING
        return Clock.REACTED if self.reacted_at else Clock.NONE

    def _hear(self, place, event):
        if self.asks:
            self._wait_until(event.at)
        deadline = Deadline.from_facts(event.facts["deadline"])
        self.words.append(Words(place, event.at, deadline))

    def _speak(self, place, event):
        self._stop_waiting(event.at)
        self.spoken[event.message_id] = place

    def _ask(self, place, event):
        self._speak(place, event)
        self.question = event.message_id
        self.waits.append((event.at, None))

    def _arrive(self, place, event):
        if event.message_id in self.spoken:
            self.arrived.setdefault(event.message_id, event.at)

    def _come_back(self, place, event):
        """Undone means: within the hour, and nobody else has the letter.

        A closed ticket stays closed, but it was not answered.
        """
        if event.facts.get("undone"):
            self.arrived.pop(event.facts["answer"], None)
            if self.question == event.facts["answer"]:
                self._stop_waiting(event.at)

    def _move(self, place, event):
        anew = map(Deadline.from_facts, event.facts.get("deadlines", ()))
        by_message = {deadline.message: deadline for deadline in anew}
        for words in self.words:
            if deadline := by_message.get(words.deadline.message):
                words.moved.append((event.at, words.deadline))
                words.deadline = deadline

    def _let_go(self, place, event):
        """Words that never belonged here await no answer here, and have answered no question."""
        self._lose(event.message_id)

    def _lose(self, lost):
        self.words = [words for words in self.words if words.deadline.message != lost]
        if self.question:
            asked = self.spoken[self.question]
            later = (words.at for words in self.words if words.place > asked)
            self._wait_until(next(later, None))

    def _name_writer(self, place, event):
        """The same words, as those of whoever wrote them. What we said was said to a colleague."""
        self._lose(event.facts["instead"])
        self._stop_waiting(event.at)
        self._hear(place, event)

    def _take_over(self, place, event):
        self._hear(place, event)
        self._move(place, event)

    def _warn(self, place, event):
        self.percent[event.facts["of"]] = event.facts["percent"]

    def _be_asked(self, place, event):
        self.asked_at[event.facts["of"]] = event.at

    def _close(self, place, event):
        self._stop_waiting(event.at)
        self.closed_at, self.closed_by_staff = event.at, event.facts["by_staff"]
        if event.facts.get("answers"):
            self.spoken[event.message_id] = place

    def _stop_waiting(self, at):
        """For good: even if nobody has replied, this question is no longer open."""
        if self.asks:
            self._wait_until(at)
        self.question = None

    def _wait_until(self, at):
        self.waits[-1] = (self.waits[-1][0], at)


STEPS = {
    Happened.TICKET_OPENED: Reckoning._hear,
    Happened.CUSTOMER_WROTE: Reckoning._hear,
    Happened.STAFF_ANSWERED: Reckoning._speak,
    Happened.INFORMATION_REQUESTED: Reckoning._ask,
    Happened.QUOTE_SENT: Reckoning._speak,
    Happened.ANSWER_DELIVERED: Reckoning._arrive,
    Happened.ANSWER_BOUNCED: Reckoning._come_back,
    Happened.MESSAGE_MOVED: Reckoning._let_go,
    Happened.MESSAGE_TAKEN_OVER: Reckoning._take_over,
    Happened.WRITER_NAMED: Reckoning._name_writer,
    Happened.KIND_CHANGED: Reckoning._move,
    Happened.CUSTOMER_CHANGED: Reckoning._move,
    Happened.DEADLINE_RECKONED: Reckoning._move,
    Happened.DEADLINE_NEARED: Reckoning._warn,
    Happened.DEADLINE_PASSED: Reckoning._warn,
    Happened.STATUS_ASKED: Reckoning._be_asked,
    Happened.TICKET_CLOSED: Reckoning._close,
}


def reckon(events):
    return Reckoning(events)
