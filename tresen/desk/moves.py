from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.tickets.refusing import Refused
from tresen.tickets.said import Said
from tresen.tickets.sentences import goes_on_there

from .doors import with_ticket
from .named import named_in


@require_POST
@with_ticket
def create(request, ticket, pk):
    """This message belongs to another ticket: there the page goes on."""
    message = get_object_or_404(ticket.messages, pk=pk)
    to, problem = named_in(request)
    if problem:
        messages.error(request, problem)
        return redirect("desk:ticket", ticket.shown_id)
    by, farewell = request.user.person, Said(goes_on_there(ticket.contact, to))
    try:
        ticket.move(message, to, farewell, by=by, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:ticket", ticket.shown_id)
    messages.success(request, _("The message belongs to this ticket now."))
    return redirect("desk:ticket", to.shown_id)
