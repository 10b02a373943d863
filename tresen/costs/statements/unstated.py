"""What stands in no statement yet: work, and the lines of accepted quotes whose work is done."""

from datetime import datetime, time

from django.db.models import Count, DecimalField, Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Round
from django.utils import timezone

from tresen.costs.quotes.line import QuoteLine
from tresen.costs.quotes.quote import Quote
from tresen.costs.rating import totals, vat_by_rate
from tresen.costs.working.entry import WorkEntry
from tresen.customers.models import Customer

from .month import following, last_day
from .statement import Statement

NET = DecimalField(max_digits=14, decimal_places=2)


def unstated_work(month):
    """Up to the end of this month, also of earlier ones: written down or corrected late."""
    return WorkEntry.objects.filter(
        customer__isnull=False, statement_line=None, worked_on__lte=last_day(month)
    )


def unstated_quote_lines(month):
    """Once their ticket was closed as solved."""
    over = timezone.make_aware(datetime.combine(following(month), time()))
    done = Quote.objects.chargeable().filter(ticket__closed_at__lt=over)
    return QuoteLine.objects.filter(quote__in=done.values("pk"), statement_line=None)


def customers_to_state(month):
    """Who has something to state in this month, as no statement of it or of a later one is out."""
    out = Statement.objects.filter(customer=OuterRef("pk"), month__gte=month)
    work = unstated_work(month).filter(customer=OuterRef("pk"))
    quoted = unstated_quote_lines(month).filter(quote__ticket__customer=OuterRef("pk"))
    return Customer.objects.filter(Exists(work) | Exists(quoted)).exclude(Exists(out))


def customers_of(month):
    """Who has a draft of this month, or its statement."""
    issued = Statement.objects.filter(month=month).values("customer")
    return Customer.objects.filter(
        Q(pk__in=customers_to_state(month).values("pk")) | Q(pk__in=issued)
    )


def sums(month, customers):
    """{customer's id: {"lines", "net", "vat", "gross"}} of their drafts, in two queries."""
    found = {}
    for customer, rate, net, lines in [*_of_work(month, customers), *_quoted(month, customers)]:
        found.setdefault(customer, []).append((rate, net, lines))
    return {
        customer: {
            "lines": sum(lines for *_, lines in parts),
            **totals(vat_by_rate((rate, net) for rate, net, _ in parts)),
        }
        for customer, parts in found.items()
    }


def _of_work(month, customers):
    work = unstated_work(month).filter(customer__in=customers).order_by()
    by_rate = work.values("customer", "vat_percent")
    return by_rate.annotate(sum=Sum("net"), lines=Count("pk")).values_list(
        "customer", "vat_percent", "sum", "lines"
    )


def _quoted(month, customers):
    net = Round(F("quantity") * F("unit_net"), precision=2, output_field=NET)
    lines = unstated_quote_lines(month).filter(quote__ticket__customer__in=customers).order_by()
    by_rate = lines.values("quote__ticket__customer", "vat_percent")
    return by_rate.annotate(sum=Sum(net), lines=Count("pk")).values_list(
        "quote__ticket__customer", "vat_percent", "sum", "lines"
    )
