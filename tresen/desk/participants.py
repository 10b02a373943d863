from functools import partial

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from tresen.people.models import Person
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
    whole = "history" in request.POST
    doing = {"by": request.user.person, "at": timezone.now()}
    return back_to(request, ticket, partial(ticket.admit, message, with_history=whole, **doing))


@require_POST
@with_ticket
def show_history(request, ticket, pk):
    """Who reads only from then on reads what was said before, too."""
    person = get_object_or_404(Person, participations__ticket=ticket, pk=pk)
    doing = {"by": request.user.person, "at": timezone.now()}
    return back_to(request, ticket, partial(ticket.show_history, person, **doing))
