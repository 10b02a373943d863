"""From one ticket to the next in the queue, without going back to the list."""

from django.db.models import Q
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .doors import with_ticket
from .queue import reachable


@require_safe
@with_ticket
def following(request, ticket):
    """The next by deadline. What no longer waits for us leads to the front of the queue."""
    later = _others(request, ticket)
    if reachable(request).ours().filter(pk=ticket.pk).exists():
        later = later.filter(_beyond(ticket, "gt"))
    return _go(later.order_by("queue_at", "id").first())


@require_safe
@with_ticket
def preceding(request, ticket):
    earlier = _others(request, ticket).filter(_beyond(ticket, "lt"))
    return _go(earlier.order_by("-queue_at", "-id").first())


def _others(request, ticket):
    return reachable(request).ours().exclude(pk=ticket.pk)


def _beyond(ticket, direction):
    same_moment = Q(queue_at=ticket.queue_at, **{f"id__{direction}": ticket.pk})
    return Q(**{f"queue_at__{direction}": ticket.queue_at}) | same_moment


def _go(ticket):
    return redirect("desk:ticket", ticket.shown_id) if ticket else redirect("desk:queue")
