"""Until when we answer what: worked out when a customer's words arrive, and kept in their fact."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from tresen.clock import NoServiceTime
from tresen.customers.models import Target
from tresen.hours.models import default_calendar
from tresen.house.models import Mailbox, Provider

# The rule that no row of the targets stands for.
HOUSE = "house"
MOMENTS = ("since", "counts_from", "due_at")


@dataclass(frozen=True)
class Deadline:
    """What was promised for one message: so many seconds of which service time, by which rule.

    `since` is when the customer wrote; `counts_from` is later only where the promise became
    tighter on the way. `calendar` is a calendar version; None where real time had to count.
    """

    message: int
    since: datetime
    counts_from: datetime
    due_at: datetime
    seconds: int
    rule: str
    calendar: int | None = None
    level: int | None = None

    @classmethod
    def from_facts(cls, facts):
        moments = {name: datetime.fromisoformat(facts[name]) for name in MOMENTS}
        return cls(**{**facts, **moments})

    def as_facts(self):
        return {**asdict(self), **{name: getattr(self, name).isoformat() for name in MOMENTS}}

    def counted_by(self, version):
        """The same promise, counted by this version of a calendar (None: in real time)."""
        due_at, calendar = _count(self.counts_from, self.seconds, version)
        return replace(self, due_at=due_at, calendar=calendar)


def promise(ticket, message, *, since, counts_from=None):
    """What we promise for this message, by the rules of now (promises P1, P6)."""
    agreement = _agreement_of(ticket, since)
    target = Target.objects.most_specific(agreement=agreement, kind=ticket.kind)
    calendar = (target and target.calendar) or ordinary_calendar(ticket)
    counts_from = counts_from or since
    return Deadline(
        message=message.pk,
        since=since,
        counts_from=counts_from,
        due_at=counts_from,
        seconds=target.seconds if target else Provider.current().reaction_seconds,
        rule=target.rule if target else HOUSE,
        level=agreement and agreement.level_id,
    ).counted_by(calendar.newest())


def ordinary_calendar(ticket):
    mailbox = ticket.mailbox_id and Mailbox.objects.known(ticket.mailbox_id)
    return (mailbox and mailbox.calendar) or default_calendar()


def _agreement_of(ticket, moment):
    return ticket.customer and ticket.customer.agreement_on(timezone.localdate(moment))


def _count(moment, seconds, version):
    try:
        if version:
            return version.hours().after(moment, seconds), version.pk
    except NoServiceTime:
        pass
    # An empty calendar must not refuse a customer's mail: then real time counts.
    return moment.astimezone(UTC) + timedelta(seconds=seconds), None
