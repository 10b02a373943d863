from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tresen.lib import ticket_id
from tresen.tickets.models import Ticket


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
            number = ticket_id.read(shown_id)
        except ticket_id.WrongCheckDigit:
            return mistyped(request)
        except ticket_id.NotATicketId as error:
            raise Http404 from error
        ticket = _reachable(request.user.person, number)
        if request.user.person.is_staff:
            return redirect(f"/desk/tickets/{ticket.shown_id}/")
        if request.method == "GET" and shown_id != ticket.shown_id:
            return redirect("portal:ticket", ticket.shown_id)
        return view(request, ticket, **kwargs)

    return reached


def _reachable(person, number):
    tickets = Ticket.objects.reachable_by(person).select_related(
        "contact", "customer", "owner", "product", "mailbox__calendar", "closure__by"
    )
    return get_object_or_404(tickets, number=number)


def mistyped(request):
    sentence = _("There is no such Ticket-ID: the check digit is wrong. Please compare the digits.")
    return render(request, "404.html", {"sentence": sentence}, status=404)
