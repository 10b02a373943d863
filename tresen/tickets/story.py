"""The facts of one ticket's clock, cut into the turns that they belong to."""

from .events import Event
from .moved import MOVES, Moved
from .reckoning import Clock, reckon

Happened = Event.Kind
WARNING = (Happened.DEADLINE_NEARED, Happened.DEADLINE_PASSED)


class Story:
    def __init__(self, kind, events):
        self.kind, self.events = kind, events
        self.reckoning = reckon(events)
        turns = self.reckoning.turns
        self.ends = {
            turn.deadline.message: later.deadline.since
            for turn, later in zip(turns, turns[1:], strict=False)
        }

    def kind_at(self, moment):
        """What was asked for at that time, before it was sorted otherwise."""
        later = (each for each in self._of(Happened.KIND_CHANGED) if each.at > moment)
        change = next(later, None)
        return change.facts["former"] if change else self.kind

    def moves(self, turn):
        """Where the deadline stayed, nothing moved."""
        events = [each for each in self._of(*MOVES) if _moves(each, turn)]
        steps = zip(events, turn.moved, strict=True)
        moved = [Moved.by(event, former) for event, (_, former) in steps]
        return [move for move in moved if move.before != move.after]

    def returns(self, turn):
        """When an answer came back that had seemed to be the end of this turn."""
        closed_at = self.reckoning.closed_at
        return [
            event.at
            for event in self._of(Happened.ANSWER_BOUNCED)
            if event.facts.get("undone")
            and not self._was_taken_back(event)
            and self._covers(turn, event.at)
            and (closed_at is None or event.at < closed_at)
        ]

    def _was_taken_back(self, bounce):
        """The same words arrived before they are said to have come back."""
        return any(
            each.pk > bounce.pk
            and each.message_id == bounce.facts["answer"]
            and each.at <= bounce.at
            for each in self._of(Happened.ANSWER_DELIVERED)
        )

    def asked(self, turn):
        """When the customer asked where our answer is."""
        return [event.at for event in self._about(turn, Happened.STATUS_ASKED)]

    def warnings(self, turn):
        return self._about(turn, *WARNING)

    def waits(self, turn):
        """(from, until) in which it was not our turn; until is None as long as we wait."""
        return [wait for wait in self.reckoning.waits if self._covers(turn, wait[0])]

    def is_paused(self, turn):
        """A question is on its way to the customer, who has not got it yet."""
        return turn is self.reckoning.turn and self.reckoning.clock == Clock.PAUSED

    def _of(self, *kinds):
        return [event for event in self.events if event.kind in kinds]

    def _about(self, turn, *kinds):
        return [each for each in self._of(*kinds) if each.facts["of"] == turn.deadline.message]

    def _covers(self, turn, moment):
        end = self.ends.get(turn.deadline.message)
        return turn.deadline.since <= moment and (end is None or moment < end)


def _moves(event, turn):
    moved = (facts["message"] for facts in event.facts.get("deadlines", ()))
    return turn.deadline.message in moved
