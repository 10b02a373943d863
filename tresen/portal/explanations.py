"""How the deadlines of a ticket came about, as its customer reads it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from tresen.tickets.explanations import explanation
from tresen.tickets.timeline import Timeline

from .reached import with_ticket


@require_safe
@with_ticket
def show(request, ticket):
    return render(request, "portal/explanation.html", explanation(request, ticket, Timeline))
