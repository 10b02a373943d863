"""How the deadlines of a ticket came about, as its customer reads it."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.lib.keyset import BadCursor
from tresen.tickets.explaining import explain
from tresen.tickets.standing import Standing
from tresen.tickets.timeline import Timeline

from .reached import with_ticket


@require_safe
@with_ticket
def show(request, ticket):
    now, zone = timezone.now(), request.user.person.timezone
    try:
        page = explain(ticket, before=request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    context = {
        "ticket": ticket,
        "standing": Standing(ticket, now, zone),
        "timelines": [Timeline(explained, now, zone) for explained in page],
        "older": page.next,
    }
    return render(request, "portal/explanation.html", context)
