"""Tickets as rows of a list."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from tresen.customers.models import Agreement
from tresen.tickets.standing import Standing


def with_words(tickets):
    """Everything that a row says, in one query."""
    return tickets.select_related("contact", "customer", "owner").annotate(level=_level_today())


def standings(request, tickets):
    now, zone = timezone.now(), request.user.person.timezone
    return [Standing(ticket, now, zone) for ticket in tickets]


def _level_today():
    today = timezone.localdate()
    agreed = Agreement.objects.filter(customer=OuterRef("customer"), starts_on__lte=today)
    valid = agreed.filter(Q(ends_on=None) | Q(ends_on__gte=today)).order_by()
    return Subquery(valid.values("level__name")[:1])
