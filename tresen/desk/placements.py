from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.customers.models import Customer

from .doors import with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    """The writer turned out to speak for this customer, or, if empty, for none."""
    number = request.POST.get("customer", "").strip()
    customer = Customer.objects.filter(number=number).first()
    if number and customer is None:
        messages.error(request, _("No customer has this number."))
        return redirect("desk:ticket", ticket.shown_id)
    by = request.user.person
    name = customer.name if customer else _("no customer")
    messages.success(request, _("The ticket belongs to %(customer)s now.") % {"customer": name})
    return back_to(request, ticket, partial(ticket.place_with, customer, by=by, at=timezone.now()))
