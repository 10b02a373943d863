"""Proofs are kept up from the events, a stretch at a time; killed in between, it goes on there."""

from itertools import groupby

import structlog
from django.db import transaction

from tresen.lib.memory import remembering
from tresen.tickets.models import Event, Ticket

from .bookmark import Bookmark
from .deciding import decided
from .proof import Proof
from .teams import WhoseTurn, assign_teams, owner_at

log = structlog.get_logger()

# So many stretches, and the workers turn to others; the next minute goes on.
MOST_AT_ONCE = 60


def fold_all(most=MOST_AT_ONCE):
    for _ in range(most):
        if not fold():
            break


@transaction.atomic
def fold(hold=Bookmark.held):
    """Read one stretch on. False where there is nothing more, or somebody else is at it."""
    bookmark = hold()
    touched = bookmark and bookmark.move_on()
    if touched:
        with remembering():
            refold(touched)
    return bool(touched)


@transaction.atomic
def start_over():
    Bookmark.awaited().start_over()


def refold(tickets):
    """The proofs of these tickets become what their events say; those that say so already stay."""
    fresh = {proof.told(): proof for proof in _proofs_of(tickets)}
    known = {proof.told(): proof for proof in Proof.objects.filter(ticket__in=tickets)}
    gone = [known[told] for told in known if told not in fresh]
    new = [fresh[told] for told in fresh if told not in known]
    Proof.objects.filter(pk__in=[proof.pk for proof in gone]).delete()
    Proof.objects.bulk_create(new)


def _proofs_of(tickets):
    known = Ticket.objects.only("customer", "owner").in_bulk(tickets)
    events = Event.objects.filter(ticket__in=tickets).order_by("ticket", "id")
    told = [
        pair
        for pk, its_events in groupby(events, key=lambda event: event.ticket_id)
        for pair in _decided(known[pk], list(its_events))
    ]
    assign_teams(told)
    return [proof for proof, _ in told]


def _decided(ticket, events):
    """(proof, whose it is) for each turn that was decided."""
    try:
        return [
            (proof, WhoseTurn(answer, owner_at(proof.due_at, ticket, events)))
            for proof, answer in decided(ticket, events)
        ]
    except Exception as error:  # One ticket that cannot be reckoned holds up no other
        log.warning("ticket not reckoned", ticket=ticket.pk, error=type(error).__name__)
        return []
