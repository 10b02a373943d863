"""Statements: each customer's month as a draft, or as it was issued. For who bills."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.models import Statement
from tresen.costs.sentences import euros
from tresen.costs.statements import month as months
from tresen.costs.statements import unstated
from tresen.costs.statements.exporting import may_export
from tresen.costs.statements.stating import issue_all
from tresen.customers.models import Customer
from tresen.house.models import Provider
from tresen.tickets.refusing import Refused

from .doors import for_sales
from .months import MonthShown, month_in
from .paging import page_of


@dataclass(frozen=True)
class Row:
    """`sums` are those of a draft; what was issued has its own."""

    customer: Customer
    statement: Statement | None
    sums: dict
    currency: str

    @property
    def lines(self):
        return self.statement.line_count if self.statement else self.sums["lines"]

    @property
    def net(self):
        return euros(self._sum("net"), self.currency)

    @property
    def gross(self):
        return euros(self._sum("gross"), self.currency)

    def _sum(self, name):
        return getattr(self.statement, name) if self.statement else self.sums[name]


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
def index_or_create(request):
    """A month of all customers; POST issues it for everybody who has no statement of it yet."""
    return create(request) if request.method == "POST" else index(request)


def index(request):
    now = timezone.now()
    month = month_in(request.GET.get("month"), now)
    page = page_of(unstated.customers_of(month), request.GET, by="id")
    context = {
        "area": "statements",
        "may_export": may_export(request.user.person),
        "page": page,
        "rows": _rows(page, month),
        "month": MonthShown(month, now),
        "drafts": months.is_over(month, now) and unstated.customers_to_state(month).exists(),
    }
    return render(request, "desk/statements.html", context)


def create(request):
    now = timezone.now()
    month = month_in(request.POST.get("month"), now)
    try:
        issued = issue_all(month, by=request.user.person, at=now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _told(issued))
    return redirect(f"{reverse('desk:statements')}?month={months.written(month)}")


@require_safe
@for_sales
def of_customer(request, number):
    customer = get_object_or_404(Customer, number=number)
    page = page_of(customer.statements.all(), request.GET, by="-id")
    for statement in page:
        statement.shown = MonthShown(statement.month)
        statement.sum = euros(statement.gross, statement.currency)
    this = months.month_of(timezone.now())
    context = {
        "area": "statements",
        "customer": customer,
        "page": page,
        "drafts": [MonthShown(this), MonthShown(months.preceding(this))],
    }
    return render(request, "desk/customer_statements.html", context)


def _rows(customers, month):
    statements = Statement.objects.with_line_count().filter(customer__in=customers.items)
    statements = statements.filter(month=month)
    issued = {statement.customer_id: statement for statement in statements}
    sums = unstated.sums(month, [each.pk for each in customers if each.pk not in issued])
    currency = Provider.current().currency
    return [
        Row(each, issued.get(each.pk), sums.get(each.pk), _currency(issued.get(each.pk), currency))
        for each in customers
    ]


def _currency(statement, currency):
    return statement.currency if statement else currency


def _told(issued):
    if not issued:
        return _("Every statement of this month was issued already.")
    return ngettext(
        "%(count)s statement was issued.", "%(count)s statements were issued.", issued
    ) % {"count": issued}
