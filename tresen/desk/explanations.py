"""How a ticket's deadlines came about, past and running."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from tresen.tickets.explanations import explanation
from tresen.tickets.timeline import StaffTimeline

from .doors import with_ticket


@require_safe
@with_ticket
def show(request, ticket):
    return render(request, "desk/explanation.html", explanation(request, ticket, StaffTimeline))
