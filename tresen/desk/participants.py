from functools import partial

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.tickets.models import Message

from .doors import with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    """Whoever wrote this message, and was no party to the ticket, takes part from now on."""
    pk = request.POST.get("message", "")
    strangers = ticket.messages.filter(side=Message.Side.THIRD_PARTY)
    message = get_object_or_404(strangers, pk=pk if pk.isdecimal() else None)
    by = request.user.person
    return back_to(request, ticket, partial(ticket.admit, message, by=by, at=timezone.now()))
