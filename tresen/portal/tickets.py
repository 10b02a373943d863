from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tresen.lib.keyset import BadCursor
from tresen.lib.paging import Page
from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import mistyped
from tresen.tickets.standing import Standing

from . import new_tickets
from .reached import for_contacts
from .shelf import Shelf

FIRST_WAITING = 10


@require_http_methods(["GET", "HEAD", "POST"])
@for_contacts
def index_or_create(request):
    return new_tickets.create(request) if request.method == "POST" else index(request)


def index(request):
    """My tickets: first what waits for me, then what the house works on."""
    mine = Ticket.objects.reachable_by(request.user.person)
    try:
        shelf = Shelf.from_query(request.GET)
        return _jump(mine, shelf) or _listed(request, mine, shelf)
    except BadCursor as error:
        raise Http404 from error
    except WrongCheckDigit:
        return mistyped(request)


def _jump(mine, shelf):
    """A whole Ticket-ID leads straight to its ticket."""
    try:
        ticket = mine.by_id(shelf.words)
    except (NotATicketId, Ticket.DoesNotExist):
        return None
    return redirect("portal:ticket", ticket.shown_id)


def _listed(request, mine, shelf):
    person = request.user.person
    page = shelf.page(mine, person)
    is_first = _is_first_page(shelf)
    waiting = Shelf("waiting").page(mine, person, FIRST_WAITING) if is_first else Page([])
    return render(
        request,
        "portal/tickets.html",
        {
            "shelf": shelf,
            "following": page.next,
            "rows": _standings(page, person),
            "waiting": _standings(waiting, person),
            "more_waiting": bool(waiting.next),
        },
    )


def _is_first_page(shelf):
    return shelf.state == "open" and not shelf.words and not shelf.after


def _standings(tickets, person):
    now = timezone.now()
    return [Standing(ticket, now, person.timezone) for ticket in tickets]
