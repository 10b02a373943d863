"""Whether the PIN that a caller tells is right. Wrong says nothing but that."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from tresen.customers.models import Customer
from tresen.customers.pin import NotAPin
from tresen.customers.pin_checking import TooManyTries

from .doors import for_staff


@sensitive_post_parameters("pin")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def show_or_create(request, number):
    customer = get_object_or_404(Customer, number=number)
    if request.method == "POST":
        return ask(request, customer, request.POST.get("pin", ""))
    now = timezone.now()
    context = {
        "customer": customer,
        "tries_left": customer.pin_tries_left(now),
        "again_at": customer.pins_open_at(now),
    }
    return render(request, "desk/pin_checks.html", context)


@sensitive_variables()
def ask(request, customer, pin):
    """To who is calling if it is right, else to the next try. Sent twice, it is checked twice:
    one caller's answer must never be shown for another's PIN."""
    try:
        contact = customer.check_pin(pin, by=request.user.person, at=timezone.now())
    except NotAPin:
        messages.error(request, _("A phone PIN has six digits. Nothing was checked."))
    except TooManyTries:
        messages.error(request, _("Nothing was checked."))
    else:
        if contact:
            right = _("The PIN is right. It belongs to %(name)s.") % {"name": contact.person}
            messages.success(request, right)
            return redirect("desk:caller", contact.pk)
        messages.error(request, _("The PIN is not right."))
    return redirect("desk:pin_checks", customer.number)
