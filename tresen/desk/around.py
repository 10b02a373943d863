"""Other tickets of the same person from about the same time: perhaps one matter, told twice."""

from datetime import timedelta

from .doors import reachable

SHORT_TIME = timedelta(days=3)
MOST = 5


def tickets_around(request, ticket, links):
    """The newest first, without those that are linked already."""
    linked = {link.ticket_id for link in links} | {link.to_id for link in links}
    since, until = ticket.opened_at - SHORT_TIME, ticket.opened_at + SHORT_TIME
    theirs = reachable(request).filter(contact=ticket.contact_id, opened_at__range=(since, until))
    return theirs.exclude(pk__in={ticket.pk, *linked}).newest_first()[:MOST]
