"""Opening a ticket and agreeing to its costs is one wish: both are done, or neither."""

from dataclasses import replace

from tresen.tickets.models import Ticket

from .consenting import agree


def open_with_consent(new, decision, *, by, at):
    """A ticket whose costs were agreed to before it began; without a decision simply a ticket."""
    return Ticket.open(replace(new, decision=decision), by=by, at=at)


def agree_at_once(event):
    """Before the confirmation is written: it tells the costs as they stand then.

    Neither total nor in a savepoint: a consent that cannot stand lets nothing be opened.
    """
    decision = event.ticket.decision
    if decision:
        agree(event.ticket, decision, by=event.by, at=event.at)
        event.costs = None
