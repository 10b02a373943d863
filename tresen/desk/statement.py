"""One customer's month. POST issues it: from then on it never changes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.statements import stated
from tresen.costs.statements.files import FORMS, statement_file
from tresen.costs.statements.shown import StatementShown
from tresen.costs.statements.stating import draft, issue
from tresen.customers.models import Customer
from tresen.tickets.refusing import Refused

from .doors import for_sales
from .months import MonthShown, month_in


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def show_or_create(request, number, month):
    customer = get_object_or_404(Customer, number=number)
    month = month_in(month, timezone.now())
    if request.method == "POST":
        return create(request, customer, month)
    return show(request, customer, month)


def show(request, customer, month):
    context = {
        "area": "statements",
        "customer": customer,
        "month": MonthShown(month, timezone.now()),
        "shown": StatementShown(_stated(customer, month)),
        "forms": FORMS,
    }
    return render(request, "desk/statement.html", context)


def create(request, customer, month):
    try:
        issue(customer, month, by=request.user.person, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The statement is issued. It never changes from now on."))
    return redirect("desk:statement", customer.number, MonthShown(month).code)


@require_safe
@for_sales
def download(request, number, month, form):
    if form not in FORMS:
        raise Http404
    now = timezone.now()
    customer = get_object_or_404(Customer, number=number)
    return statement_file(_stated(customer, month_in(month, now)), form, now)


def _stated(customer, month):
    """What was issued, or else what would be."""
    issued = customer.statements.filter(month=month).first()
    return stated.read(issued) if issued else draft(customer, month)
