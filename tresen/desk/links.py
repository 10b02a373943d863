from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.tickets.models import Link

from .doors import with_ticket
from .moving import back_to
from .named import named_in


@require_POST
@with_ticket
def create(request, ticket):
    """Make a link to a Ticket-ID; a proposed one becomes a made one the same way."""
    sort = request.POST.get("type", Link.Type.RELATES_TO)
    if sort not in Link.Type.values:
        raise Http404
    other, problem = named_in(request)
    if problem:
        messages.error(request, problem)
        return redirect("desk:ticket", ticket.shown_id)
    by = request.user.person
    return back_to(
        request, ticket, partial(ticket.link, other, type=sort, by=by, at=timezone.now())
    )


@require_POST
@with_ticket
def dismiss(request, ticket, pk):
    link = get_object_or_404(ticket.links, pk=pk)
    by = request.user.person
    return back_to(request, ticket, partial(ticket.dismiss, link, by=by, at=timezone.now()))
