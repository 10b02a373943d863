"""What a ticket follows, what follows it, where its words went on."""

from django.db.models import Q

from tresen.tickets.models import Link, Ticket

FOLLOWS, DOUBLES = Link.Type.FOLLOWS, Link.Type.DUPLICATES


def relatives_of(ticket, person):
    """Only what this person may see; the door is asked only where there are any."""
    made = Link.objects.made().filter(Q(ticket=ticket) | Q(to=ticket), type__in=(FOLLOWS, DOUBLES))
    links = list(made.order_by("id"))
    seen = _seen(links, person) if links else {}

    def others(type, *, leads):
        ends = [_ends(link, leads) for link in links if link.type == type]
        return [seen[other] for here, other in ends if here == ticket.pk and other in seen]

    return {
        "continued_in": others(DOUBLES, leads=True) if ticket.closed_at else [],
        "follows": others(FOLLOWS, leads=True),
        "followed_by": others(FOLLOWS, leads=False),
    }


def _seen(links, person):
    ends = {link.ticket_id for link in links} | {link.to_id for link in links}
    return Ticket.objects.reachable_by(person).in_bulk(ends)


def _ends(link, leads):
    """(here, there), as it leads or as one comes by it."""
    return (link.ticket_id, link.to_id) if leads else (link.to_id, link.ticket_id)
