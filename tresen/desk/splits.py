from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.tickets.refusing import Refused

from .doors import with_ticket


@require_POST
@with_ticket
def create(request, ticket, pk):
    """This message begins something new: the page goes on with the ticket that it became."""
    message = get_object_or_404(ticket.messages, pk=pk)
    subject = request.POST.get("subject", "").strip() or ticket.subject
    try:
        new = ticket.split_off(message, subject, by=request.user.person, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:ticket", ticket.shown_id)
    messages.success(request, _("The message is a ticket of its own now."))
    return redirect("desk:ticket", new.shown_id)
