"""What was agreed with a customer: everybody on the staff reads it, sales conclude and end it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tresen.costs.prices.agreeing import BeginsInThePast, HasBegun, call_off, conclude, end
from tresen.costs.quotes.quote import may_write_quotes
from tresen.customers.agreement import AlreadyPast, Overlapping
from tresen.customers.models import Agreement, Customer

from .agreement_form import AgreementForm, EndForm
from .agreement_words import own_prices, terms_in_words
from .amendments import newest
from .doors import for_sales, for_staff
from .filling import fill


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def new(request, number):
    customer = get_object_or_404(Customer, number=number)

    def keep(form):
        by = {"by": request.user.person, "at": timezone.now()}
        agreement = conclude(customer, own_prices=form.prices.terms(), **by, **form.cleaned_data)
        messages.success(request, _("The agreement is concluded."))
        return reverse("desk:agreement", args=[number, agreement.pk])

    page = {
        "area": "customers",
        "title": _("New agreement with %(customer)s") % {"customer": customer},
        "back": reverse("desk:customer", args=[number]),
    }
    refusals = (Overlapping, BeginsInThePast)
    template = "desk/new_agreement.html"
    return fill(request, _asked(request), keep, template=template, refusals=refusals, **page)


@require_safe
@for_staff
def show(request, number, pk):
    agreement = _agreed(number, pk)
    form = EndForm(initial={"ends_on": agreement.ends_on})
    return render(request, "desk/agreement.html", {"form": form, **_page(request, agreement)})


@require_POST
@for_sales
def finish(request, number, pk):
    agreement = _agreed(number, pk)

    def keep(form):
        last = form.cleaned_data["ends_on"]
        end(agreement, last, by=request.user.person, at=timezone.now())
        messages.success(request, _("Saved."))
        return reverse("desk:agreement", args=[number, pk])

    page = {"template": "desk/agreement.html", "refusals": (AlreadyPast, Overlapping)}
    return fill(request, EndForm(request.POST), keep, **page, **_page(request, agreement))


@require_POST
@for_sales
def cancel(request, number, pk):
    try:
        call_off(_agreed(number, pk), by=request.user.person, at=timezone.now())
    except HasBegun as refused:
        messages.error(request, str(refused))
        return redirect("desk:agreement", number, pk)
    said = _("Called off. Please look whether the agreement before it shall go on.")
    messages.success(request, said)
    return redirect("desk:customer", number)


def _asked(request):
    return AgreementForm(request.POST or None)


def _agreed(number, pk):
    agreements = Agreement.objects.select_related("customer", "level", "calendar", "made_by")
    return get_object_or_404(agreements, pk=pk, customer__number=number)


def _page(request, agreement):
    today = timezone.localdate()
    return {
        "area": "customers",
        "agreement": agreement,
        "customer": agreement.customer,
        "terms": terms_in_words(agreement),
        "prices": own_prices(agreement, timezone.now()),
        "may_change": may_write_quotes(request.user.person),
        "is_over": agreement.ends_on is not None and agreement.ends_on < today,
        "is_ahead": agreement.starts_on > today,
        "changes": newest(f"agreement.{agreement.customer_id}."),
    }
