"""From one ticket to the next in the queue, without going back to the list."""

from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tresen.lib.paging import beyond, in_order

from .doors import reachable, with_ticket


@require_safe
@with_ticket
def following(request, ticket):
    """The next by deadline. What no longer waits for us leads to the front of the queue."""
    later = _others(request, ticket)
    if reachable(request).ours().filter(pk=ticket.pk).exists():
        later = beyond(later, "queue_at", ticket.queue_at, ticket.pk)
    return _go(in_order(later, "queue_at").first())


@require_safe
@with_ticket
def preceding(request, ticket):
    earlier = beyond(_others(request, ticket), "-queue_at", ticket.queue_at, ticket.pk)
    return _go(in_order(earlier, "-queue_at").first())


def _others(request, ticket):
    return reachable(request).ours().exclude(pk=ticket.pk)


def _go(ticket):
    return redirect("desk:ticket", ticket.shown_id) if ticket else redirect("desk:queue")
