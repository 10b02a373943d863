"""Whether our letters leave: the oldest that waits, and those that failed where no ticket tells."""

from datetime import timedelta

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tresen.lib import when
from tresen.mail.finding import Finding

from .outgoing import OutgoingMail

State = OutgoingMail.State
# Never tried so long: the postman sleeps …
PATIENCE = timedelta(minutes=15)
# … but another server may say "later" for a while, as against spam.
PATIENCE_WITH_OTHERS = timedelta(hours=1)


def examine(*, at):
    return [_oldest(at), _undelivered()]


def _oldest(at):
    unsent = OutgoingMail.objects.filter(state__in=[State.QUEUED, State.SENDING])
    unsent = unsent.exclude(because=OutgoingMail.Because.TOO_MANY)
    waiting = unsent.annotate(since=Coalesce("again_at", F("created_at")))
    late = waiting.filter(
        Q(attempts=0, since__lt=at - PATIENCE) | Q(since__lt=at - PATIENCE_WITH_OTHERS)
    )
    oldest = late.order_by("since").first()
    if oldest is None:
        sentence = _("No letter waits to be sent for long.")
        return Finding("outgoing", is_fine=True, sentence=sentence)
    age = {"time": when.span(at - oldest.since)}
    return Finding(
        "outgoing",
        is_fine=False,
        sentence=_("A letter has been waiting for %(time)s.") % age,
        number=late.count(),
        # A reader's server that is down shall not take ours away from everybody.
        stops=oldest.attempts == 0,
        path="outgoing/?state=queued",
    )


def _undelivered():
    """Notices and mails of the sign-in: whoever should have got one cannot be told by it."""
    failed = OutgoingMail.objects.in_trouble().filter(ticket=None).count()
    sentence = ngettext(
        "%(number)s letter without a ticket was not delivered.",
        "%(number)s letters without a ticket were not delivered.",
        failed,
    )
    fine = _("Every letter without a ticket was delivered.")
    return Finding(
        "undelivered",
        is_fine=failed == 0,
        sentence=sentence % {"number": failed} if failed else fine,
        number=failed,
        stops=False,
        path="outgoing/?state=failed" if failed else "",
    )
