"""Prepaid time runs out: the customer and their account manager are told in time, each once."""

from tresen.tickets.models import Event
from tresen.tickets.telling import people_in_sales

# In percent of a pot.
STEPS = (80, 100)


def near_thresholds(ticket, touched, *, by, at):
    """`touched` has each pot with the seconds used before and now."""
    for pot, before, now in touched:
        passed = [step for step in STEPS if pot.share_used(before) < step <= pot.share_used(now)]
        if passed:
            told = [person.pk for person in people_in_sales(ticket)]
            percent = passed[-1]
            ticket.record(
                Event.Kind.PREPAID_NEARED, by=by, at=at, pot=pot.pk, percent=percent, told=told
            )
