from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import mistyped


def for_contacts(view):
    """A page of the customers' side; staff have their own."""

    @wraps(view)
    def shown(request, **kwargs):
        if request.user.person.is_staff:
            return redirect("/desk/")
        return view(request, **kwargs)

    return shown


def with_ticket(view):
    """Hand the view a ticket that its visitor may see, or answer 404."""

    @wraps(view)
    def reached(request, shown_id, **kwargs):
        try:
            ticket = _reachable(request.user.person).by_id(shown_id)
        except WrongCheckDigit:
            return mistyped(request)
        except (NotATicketId, Ticket.DoesNotExist) as error:
            raise Http404 from error
        if request.user.person.is_staff:
            return redirect(f"/desk/tickets/{ticket.shown_id}/")
        if request.method == "GET" and shown_id != ticket.shown_id:
            return redirect("portal:ticket", ticket.shown_id)
        return view(request, ticket, **kwargs)

    return reached


def _reachable(person):
    return Ticket.objects.reachable_by(person).select_related(
        "contact", "customer", "owner", "product", "mailbox__calendar", "closure__by"
    )
