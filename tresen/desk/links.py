from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Link, Ticket
from tresen.tickets.naming import MISTYPED

from .doors import reachable, with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    """Make a link to a Ticket-ID; a proposed one becomes a made one the same way."""
    sort = request.POST.get("type", Link.Type.RELATES_TO)
    if sort not in Link.Type.values:
        raise Http404
    other, problem = _named(request)
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


def _named(request):
    """The ticket that was named, or the sentence that says why there is none."""
    try:
        return reachable(request).by_id(request.POST.get("to", "")), None
    except WrongCheckDigit:
        return None, MISTYPED
    except NotATicketId:
        return None, _("Please name a Ticket-ID such as 4821-9375.")
    except Ticket.DoesNotExist:
        return None, _("There is no ticket with this ID.")
