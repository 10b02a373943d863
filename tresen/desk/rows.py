"""Tickets as rows of a list."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from tresen.customers.models import Agreement
from tresen.tickets.models import Event, Message, Participant
from tresen.tickets.standing import Standing

# The last of these says whether work waits for a consent: it tells the verdict, or it has none.
COSTS = (
    Event.Kind.COSTS_TOLD,
    Event.Kind.CONSENT_ASKED,
    Event.Kind.CONSENT_GIVEN,
    Event.Kind.CONSENT_REFUSED,
)
AWAITS_CONSENT = ("consent_needed", "declined_needed")
# No row says any of these, and fifty rows of them are felt.
UNSAID = (
    *("product", "mailbox", "origin", "clock_started_at", "promised_seconds", "due_rule"),
    *("due_calendar", "step_at", "customer__created_at"),
    *(
        f"{who}__{field}"
        for who in ("contact", "owner")
        for field in ("language", "timezone", "is_system", "merged_into", "created_at")
    ),
)


def with_words(tickets):
    """Everything that a row says, in one query."""
    related = tickets.select_related("contact", "customer", "owner").defer(*UNSAID)
    said = {"level": _level_today(), "verdict": _last_verdict(), "doubted": _is_doubted()}
    return related.annotate(**said)


def is_marked(ticket):
    """Whether there is anything to be seen to at once: most rows have nothing."""
    waits = not ticket.closed_at and (ticket.sales_since or ticket.verdict in AWAITS_CONSENT)
    return bool(ticket.doubted or ticket.nudged_at or waits)


def standings(request, tickets):
    now, zone = timezone.now(), request.user.person.timezone
    return [Standing(ticket, now, zone) for ticket in tickets]


def _level_today():
    today = timezone.localdate()
    agreed = Agreement.objects.filter(customer=OuterRef("customer"), starts_on__lte=today)
    valid = agreed.filter(Q(ends_on=None) | Q(ends_on__gte=today)).order_by()
    return Subquery(valid.values("level__name")[:1])


def _is_doubted():
    """What `Ticket.is_doubted` says of one."""
    forged = Message.objects.filter(ticket=OuterRef("pk"), sender_check=Message.SenderCheck.FORGED)
    return Exists(forged) & ~Exists(Participant.objects.filter(ticket=OuterRef("pk")))


def _last_verdict():
    told = Event.objects.filter(ticket=OuterRef("pk"), kind__in=COSTS).order_by("-id")
    return Subquery(told.values("facts__verdict")[:1])
