"""From the facts of a ticket to its proofs: what was kept, what broken, what counts neither way.

Nothing here looks at the clock on the wall: the same facts give the same proofs, today and in a
year.
"""

from tresen.hours.models import hours_of_version
from tresen.tickets.reckoning import reckon

from .proof import Proof

KEPT, BROKEN, WITHDRAWN = Proof.Outcome.KEPT, Proof.Outcome.BROKEN, Proof.Outcome.WITHDRAWN


def decided(ticket, events):
    """(proof, pk of the answer) for each turn whose outcome is certain. The team is missing."""
    known_until = max(event.at for event in events)
    outcomes = ((turn, *_outcome(turn, known_until)) for turn in reckon(events).turns)
    return [
        (_proof(ticket, turn, outcome, decided_at), turn.answer)
        for turn, outcome, decided_at in outcomes
        if outcome
    ]


def _outcome(turn, known_until):
    """Who closes their own ticket before the deadline needs no answer any more.

    What we closed is broken unless our words arrive: no later fact may come that could say so.
    """
    due_at = turn.deadline.due_at
    if turn.kept:
        return KEPT, turn.answered_at
    if turn.ended_at and turn.ended_at <= due_at and not turn.given_up:
        return WITHDRAWN, turn.ended_at
    return (BROKEN, due_at) if turn.given_up or known_until >= due_at else (None, None)


def _proof(ticket, turn, outcome, decided_at):
    deadline, answered_at = turn.deadline, turn.answered_at
    return Proof(
        ticket_id=ticket.pk,
        message_id=deadline.message,
        since=deadline.since,
        due_at=deadline.due_at,
        answered_at=answered_at,
        decided_at=decided_at,
        outcome=outcome,
        service_seconds=answered_at and _service_seconds(deadline, answered_at),
        real_seconds=answered_at and _real_seconds(deadline, answered_at),
        customer_id=ticket.customer_id,
        level_id=deadline.level,
    )


def _service_seconds(deadline, until):
    """By the calendar that gave the deadline; where none could, real time counted."""
    if deadline.calendar is None:
        return _real_seconds(deadline, until)
    return max(hours_of_version(deadline.calendar).between(deadline.since, until), 0)


def _real_seconds(deadline, until):
    return max(int((until - deadline.since).total_seconds()), 0)
