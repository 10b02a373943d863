"""Who may enter: staff, and nobody else. Out of reach is 404, never 403."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from tresen.costs.quotes.quote import may_write_quotes
from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import mistyped


def for_staff(view):
    @wraps(view)
    def entered(request, *args, **kwargs):
        if not request.user.person.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return entered


def for_administrators(view):
    @wraps(view)
    @for_staff
    def entered(request, *args, **kwargs):
        if not request.user.person.staff.administers:
            raise Http404
        return view(request, *args, **kwargs)

    return entered


def for_leads(view):
    """Leads and administrators: who may see how much each colleague has to do."""

    @wraps(view)
    @for_staff
    def entered(request, *args, **kwargs):
        if not request.user.person.staff.leads:
            raise Http404
        return view(request, *args, **kwargs)

    return entered


def for_sales(view):
    """Sales, leads and administrators: who offers something to customers, and bills it."""

    @wraps(view)
    @for_staff
    def entered(request, *args, **kwargs):
        if not may_write_quotes(request.user.person):
            raise Http404
        return view(request, *args, **kwargs)

    return entered


def with_ticket(view):
    """Hand the view a ticket that its visitor may see. Both spellings of the ID are understood."""

    @wraps(view)
    @for_staff
    def reached(request, shown_id, **kwargs):
        try:
            ticket = _for_page(reachable(request)).by_id(shown_id)
        except WrongCheckDigit:
            return mistyped(request)
        except (NotATicketId, Ticket.DoesNotExist) as error:
            raise Http404 from error
        if request.method == "GET" and shown_id != ticket.shown_id:
            return redirect("desk:ticket", ticket.shown_id)
        return view(request, ticket, **kwargs)

    return reached


def reachable(request):
    return Ticket.objects.reachable_by(request.user.person)


def _for_page(tickets):
    return tickets.select_related(
        "contact__staff",
        "customer__account_manager",
        "owner",
        "product",
        "mailbox__calendar",
        "closure",
    )
