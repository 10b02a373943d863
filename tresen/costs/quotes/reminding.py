"""Before a quote ends, the customer is told: once, and while somebody is there to answer."""

from datetime import datetime, time, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from tresen.hours.models import default_calendar
from tresen.tickets.models import Event

from .quote import Quote

SERVICE_DAYS = 2
ONE_DAY = timedelta(days=1)
# Over the longest holidays the days of the week count.
LOOK_BACK = timedelta(days=10)
# Who has just received it needs no reminder of it.
JUST_SENT = timedelta(days=1)
AT_ONCE = 200

log = structlog.get_logger()


def remind_of_quotes(*, now, by):
    """Every quote that ends within two service days, each in its own transaction."""
    today = timezone.localdate(now)
    soon = Quote.objects.open(today).filter(
        reminded_at=None, sent_at__lte=now - JUST_SENT, valid_until__lte=today + LOOK_BACK
    )
    hours = default_calendar().hours()
    for quote in soon.select_related("ticket").order_by("valid_until", "id")[:AT_ONCE]:
        if now >= reminder_at(quote.valid_until, hours):
            _remind(quote, by=by, at=now)


def reminder_at(last, hours):
    """The opening two service days before the last one: a question can still be answered then."""
    days = [last - back * ONE_DAY for back in range(1, LOOK_BACK.days + 1)]
    with_service = [day for day in days if any(hours.openings_on(day))]
    if len(with_service) < SERVICE_DAYS:
        return datetime.combine(days[SERVICE_DAYS - 1], time(), hours.zone)
    opening, _closing = min(hours.openings_on(with_service[SERVICE_DAYS - 1]))
    return opening


def _remind(quote, *, by, at):
    try:
        with transaction.atomic():
            quote.ticket.lock()
            quote.refresh_from_db()
            if quote.reminded_at is None and quote.state(timezone.localdate(at)) == "open":
                quote.reminded_at = at
                quote.save(update_fields=["reminded_at"])
                quote.ticket.record(Event.Kind.QUOTE_REMINDED, by=by, at=at, quote=quote.pk)
    except Exception:  # One quote must not keep the others waiting
        log.exception("not reminded of quote", quote=quote.pk)
