"""The phone rings: one field for whatever the caller tells. A PIN never stands in an address."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from tresen.customers.models import Customer
from tresen.lib.ticket_id import NotATicketId, WrongCheckDigit
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED

from .doors import for_staff, reachable
from .finding import contacts_like, customers_like
from .heard import Heard, one_line
from .pin_checks import ask


@sensitive_post_parameters("typed")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@sensitive_variables()
def take(request):
    """A Ticket-ID leads straight to its ticket, a customer number with a PIN to who is calling."""
    if request.method != "POST":
        return _page(request, Heard(who=one_line(request.GET.get("q", ""))))
    typed = one_line(f"{request.POST.get('customer', '')} {request.POST.get('typed', '')}")
    try:
        return redirect("desk:ticket", reachable(request).by_id(typed).shown_id)
    except NotATicketId:
        return _look_for(request, _heard(request, typed))
    except WrongCheckDigit:
        return _no_ticket(request, typed, MISTYPED)
    except Ticket.DoesNotExist:
        return _no_ticket(request, typed, _("There is no ticket with this Ticket-ID."))


@sensitive_variables()
def _heard(request, typed):
    """Six digits are taken for a PIN, unless somebody said that they are a customer's number."""
    return Heard(who=typed) if "as_number" in request.POST else Heard.read(typed)


@sensitive_variables()
def _no_ticket(request, typed, sentence):
    """Some customer numbers are as long as a Ticket-ID."""
    heard = Heard(who=typed)
    known = Customer.objects.filter(number=typed).exists()
    return _look_for(request, heard) if known else _page(request, heard, refused=sentence)


@sensitive_variables()
def _look_for(request, heard):
    customer = Customer.objects.filter(number=heard.who).first()
    if customer and heard.pin:
        return ask(request, customer, heard.pin)
    if heard.fits_an_address or (customer and not heard.pin):
        # Whoever goes on to a contact can come back here without sending a form again.
        return redirect(f"{reverse('desk:calls')}?{urlencode({'q': heard.who})}")
    return _page(request, heard)


@sensitive_variables()
def _page(request, heard, *, refused=""):
    words = "" if refused else heard.who
    context = {
        "heard": heard,
        "refused": refused,
        "customers": customers_like(words),
        "contacts": contacts_like(words),
    }
    return render(request, "desk/calls.html", context, status=404 if refused else 200)
