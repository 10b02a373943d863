"""How soon one customer is answered, by an agreement of their own: for administrators."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.customers.models import Customer
from tresen.tickets.models import Kind

from . import agreeing
from .agreeing import EVERY, kind_named, standing_or_new
from .doors import for_administrators


@require_safe
@for_administrators
def new(request, number):
    """The choice of a form becomes the address of the promise that it names."""
    kind = request.GET.get("kind", EVERY)
    kind_named(kind)
    return redirect("desk:agreement_target", number, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, number, kind):
    target = _agreed(number, kind)
    page = {"title": _titled(target), "area": "customers"}
    ending = reverse("desk:agreement_target_ending", args=[number, kind])
    return agreeing.agree_on(request, target, back=_back_to(number), ending=ending, **page)


@require_POST
@for_administrators
def give_up(request, number, kind):
    return agreeing.give_up(request, _agreed(number, kind), back=_back_to(number))


def _back_to(number):
    return reverse("desk:customer", args=[number])


def _agreed(number, kind):
    """Today's agreement carries it; without one there is nothing to agree on."""
    customer = get_object_or_404(Customer, number=number)
    agreement = customer.agreement_on(timezone.localdate())
    if agreement is None:
        raise Http404
    return standing_or_new(level=None, agreement=agreement, kind=kind_named(kind))


def _titled(target):
    customer = target.agreement.customer
    if not target.kind:
        return _("Answer time for %(customer)s") % {"customer": customer}
    kind = Kind(target.kind).label
    return _("Answer time for %(customer)s: %(kind)s") % {"customer": customer, "kind": kind}
