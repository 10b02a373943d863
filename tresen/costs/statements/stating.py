"""Stating a month: everything up to its end that stands in no statement yet.

So what was logged or corrected late lands in the next one, and each entry in exactly one.
"""

from django.db import transaction
from django.db.models import Sum

from tresen.costs.rating import totals, vat_by_rate
from tresen.costs.refusing import (
    IssuedAlready,
    LaterMonthIssued,
    MonthNotOver,
    NotForBilling,
    NothingToIssue,
)
from tresen.costs.working.prepaid import Posting
from tresen.house.models import Provider

from .lines import in_order, of_quote, of_work
from .month import is_over, last_day, written
from .stated import Stated
from .statement import Statement, StatementLine, may_issue
from .unstated import customers_to_state, unstated_quote_lines, unstated_work


def draft(customer, month):
    """The month as it would be issued now. Nothing is stored."""
    lines = [] if _last_issued(customer, month) else _lines(customer, month)
    statement = Statement(
        customer=customer,
        customer_number=customer.number,
        customer_name=customer.name,
        month=month,
        currency=Provider.current().currency,
        prepaid_left=_prepaid_left(customer, last_day(month)),
        **totals(vat_by_rate((line.vat_percent, line.net) for line in lines)),
    )
    return _together(statement, lines)


@transaction.atomic
def issue(customer, month, *, by, at):
    """Final from now on. Who logs work meanwhile waits, as logging locks the customer, too."""
    _refuse(month, by, at)
    customer.lock()
    last = _last_issued(customer, month)
    if last:
        raise IssuedAlready if last.month == month else LaterMonthIssued
    stated = draft(customer, month)
    if not stated.lines:
        raise NothingToIssue
    return _keep(stated, by=by, at=at)


def issue_all(month, *, by, at):
    """For each customer by itself, so that nobody waits for all of them."""
    _refuse(month, by, at)
    return sum(_is_issued(each, month, by=by, at=at) for each in customers_to_state(month))


def _refuse(month, by, at):
    if not may_issue(by):
        raise NotForBilling
    if not is_over(month, at):
        raise MonthNotOver


def _is_issued(customer, month, *, by, at):
    """No, where somebody else was faster."""
    try:
        issue(customer, month, by=by, at=at)
    except (IssuedAlready, NothingToIssue):
        return False
    return True


def _last_issued(customer, month):
    """The newest statement, if it is of this month or of a later one."""
    return customer.statements.filter(month__gte=month).first()


def _lines(customer, month):
    work = unstated_work(month).filter(customer=customer)
    work = work.select_related("ticket", "person", "price", "price_list", "consent__words")
    work = work.prefetch_related("price_list__surcharges").order_by("started_at", "id")
    quoted = unstated_quote_lines(month).filter(quote__ticket__customer=customer)
    quoted = quoted.select_related("quote__ticket__closure").order_by("quote", "place")
    quoted = quoted.prefetch_related("quote__decisions__words")
    return in_order([*map(of_work, work), *map(of_quote, quoted)])


def _together(statement, lines):
    for line in lines:
        line.statement = statement
    return Stated(statement, lines)


def _prepaid_left(customer, day):
    """Seconds at the end of this day; None for who never had any."""
    postings = Posting.objects.filter(pot__customer=customer, on__lte=day)
    return postings.aggregate(left=Sum("seconds"))["left"]


def _keep(stated, *, by, at):
    statement = stated.statement
    statement.number = f"{written(statement.month)}-{statement.customer_number}"
    statement.issued_by, statement.issued_at = by, at
    statement.save()
    StatementLine.objects.bulk_create(stated.lines, batch_size=500)
    return stated
