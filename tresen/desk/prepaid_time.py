"""A customer's prepaid and included time: what is left of it, and each posting of the ledger."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.models import Posting, Pot
from tresen.costs.quotes.quote import may_write_quotes
from tresen.costs.working.prepaid import WouldBeNegative, left_on
from tresen.customers.models import Customer

from .doors import for_sales, for_staff
from .filling import fill
from .paging import page_of
from .prepaid_forms import CorrectionForm, SaleForm

FORMER = 24


@require_safe
@for_staff
def index(request, number):
    customer, today = get_object_or_404(Customer, number=number), timezone.localdate()
    pots = Pot.objects.of(customer).with_balance()
    ledger = Posting.objects.filter(pot__customer=customer)
    context = {
        "area": "customers",
        "title": _("Time of %(customer)s") % {"customer": customer},
        "customer": customer,
        "left": left_on(customer, today, customer.agreement_on(today)),
        "pots": pots.living_on(today),
        "former": pots.filter(expires_on__lt=today)[:FORMER],
        "page": page_of(ledger.select_related("pot", "by", "work__ticket"), request.GET, by="-id"),
        "may_change": may_write_quotes(request.user.person),
    }
    return render(request, "desk/prepaid_time.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def sell(request, number):
    customer = get_object_or_404(Customer, number=number)

    def keep(form):
        by = {"by": request.user.person, "at": timezone.now()}
        Pot.objects.buy(customer, **by, **form.cleaned_data)
        messages.success(request, _("The time is sold and can be used."))
        return _back(number)

    title = _("Sell time to %(customer)s") % {"customer": customer}
    return fill(request, SaleForm(request.POST or None), keep, **_page(number, title))


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def correct(request, number, pk):
    pots = Pot.objects.with_balance().select_related("customer")
    pot = get_object_or_404(pots, pk=pk, customer__number=number)

    def keep(form):
        by, now = request.user.person, timezone.now()
        reason, on = form.cleaned_data["reason"], timezone.localdate(now)
        pot.correct(form.seconds, reason=reason, by=by, at=now, on=on)
        return _back(number)

    form = CorrectionForm(request.POST or None, left=pot.balance)
    page = _page(number, _("Correct the time"))
    return fill(request, form, keep, refusals=(WouldBeNegative,), **page)


def _page(number, title):
    return {"area": "customers", "title": title, "back": _back(number)}


def _back(number):
    return reverse("desk:prepaid_time", args=[number])
