"""What was issued, and what is left of prepaid time: for who looks after the money."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tresen.costs.models import Posting, Pot, Statement
from tresen.costs.sentences import euros
from tresen.costs.statements import month as months
from tresen.costs.statements.files import FORMS, statement_file
from tresen.costs.statements.shown import StatementShown, day, length
from tresen.costs.statements.stated import read
from tresen.costs.working.prepaid import left_on
from tresen.lib import paging
from tresen.lib.keyset import BadCursor

from .money import chosen, for_accounting

SIZE = 24


@for_accounting
def index(request, customers):
    customer = chosen(request, customers)
    page = _page(request, customer.statements.all())
    for statement in page:
        statement.name = months.in_words(statement.month)
        statement.sum = euros(statement.gross, statement.currency)
    context = {"customers": customers, "customer": customer, "page": page, "forms": FORMS}
    return render(request, "portal/statements.html", context | {"left": _left(customer)})


@for_accounting
def show(request, customers, statement):
    shown = StatementShown(read(_reached(request, statement)))
    return render(request, "portal/statement.html", {"shown": shown, "forms": FORMS})


@for_accounting
def download(request, customers, statement, form):
    if form not in FORMS:
        raise Http404
    return statement_file(read(_reached(request, statement)), form, timezone.now())


@for_accounting
def time(request, customers):
    """Prepaid and included time: what is left, and every posting that made it so."""
    customer, today = chosen(request, customers), timezone.localdate()
    postings = Posting.objects.filter(pot__customer=customer)
    page = _page(request, postings.select_related("pot", "work__ticket"))
    for posting in page:
        posting.day, posting.length = day(posting.on), length(posting.seconds)
    context = {
        "customers": customers,
        "customer": customer,
        "page": page,
        "left": _left(customer),
        "pots": [_told(pot) for pot in Pot.objects.of(customer).usable_on(today).with_balance()],
    }
    return render(request, "portal/prepaid.html", context)


def _reached(request, number):
    return get_object_or_404(Statement.objects.reachable_by(request.user.person), number=number)


def _page(request, rows):
    after, before = request.GET.get("after"), request.GET.get("before")
    try:
        return paging.page_of(rows, by="-id", size=SIZE, after=after, before=before)
    except BadCursor as error:
        raise Http404 from error


def _left(customer):
    """In words, as the desk says it; empty for who never had prepaid or included time."""
    today = timezone.localdate()
    had_any = Pot.objects.of(customer).exists()
    left = left_on(customer, today, customer.agreement_on(today))
    return length(left) if left or had_any else ""


def _told(pot):
    return {
        "name": pot.get_kind_display(),
        "note": pot.note,
        "until": day(pot.expires_on) if pot.expires_on else "",
        "left": length(pot.balance),
        "of": length(pot.seconds),
    }
