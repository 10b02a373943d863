"""Who may enter: staff, and nobody else. Out of reach is 404, never 403."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tresen.lib import ticket_id
from tresen.tickets.models import Ticket


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


def with_ticket(view):
    """Hand the view a ticket that its visitor may see. Both spellings of the ID are understood."""

    @wraps(view)
    @for_staff
    def reached(request, shown_id, **kwargs):
        try:
            number = ticket_id.read(shown_id)
        except ticket_id.WrongCheckDigit:
            return mistyped(request)
        except ticket_id.NotATicketId as error:
            raise Http404 from error
        ticket = get_object_or_404(_reachable(request), number=number)
        if request.method == "GET" and shown_id != ticket.shown_id:
            return redirect("desk:ticket", ticket.shown_id)
        return view(request, ticket, **kwargs)

    return reached


def mistyped(request):
    sentence = _("There is no such Ticket-ID: the check digit is wrong. Please compare the digits.")
    return render(request, "404.html", {"sentence": sentence}, status=404)


def _reachable(request):
    return Ticket.objects.reachable_by(request.user.person).select_related(
        "contact", "customer__account_manager", "owner", "product", "mailbox__calendar", "closure"
    )
