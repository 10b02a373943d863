"""Letters in trouble, and what ends it: one goes again, stays here, or somebody took note of it."""

from django.db import transaction

from tresen.tickets.models import Event, Notice

from .outgoing import OutgoingMail
from .stages import Stage, note


@transaction.atomic
def acknowledge(letter, *, by, at):
    """A person knows that it failed, and nothing more is to be done. Says whether it was in time.

    If it goes again later, and fails again, that is a new trouble.
    """
    troubled = OutgoingMail.objects.in_trouble().filter(pk=letter.pk)
    if not troubled.update(acknowledged_at=at):
        return False
    note(letter, Stage.What.ACKNOWLEDGED, by=by, at=at)
    calm(letter, at=at)
    return True


def calm(letter, *, at):
    """With the last troubled letter of a ticket its alarms end, at the bell and by mail."""
    troubled = OutgoingMail.objects.in_trouble().filter(ticket=letter.ticket_id)
    if letter.ticket_id and not troubled.exists():
        came_back = Event.Kind.ANSWER_BOUNCED
        Notice.objects.filter(event__ticket=letter.ticket_id, event__kind=came_back).end(at=at)
