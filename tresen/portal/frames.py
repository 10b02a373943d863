from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from tresen.tickets.frame import frame

from .reached import with_ticket


@require_safe
@with_ticket
def show(request, ticket, pk):
    """The mail of a message as it was formatted, for whoever may read the message."""
    readable = ticket.messages.readable_by(request.user.person)
    return frame(request, get_object_or_404(readable, pk=pk))
