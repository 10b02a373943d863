"""Whether mail is fetched, and whether all of it arrived: for the page about health."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tresen.mail.finding import Finding

from .comparison import Comparison
from .fetched import Fetched
from .pickup import Pickup

# Each is visited once a minute: whoever missed two of them has a fault.
PATIENCE = timedelta(minutes=2)
# Each is compared every night: one night may go wrong.
PATIENCE_TO_COMPARE = timedelta(days=2)
Fate = Fetched.Fate


def examine(*, at):
    return [_pickups(at), _left_there(), _comparison(), _compared(at)]


def _pickups(at):
    """A fault over there is the business of a person: our node works."""
    late = [pickup for pickup in Pickup.objects.live() if is_late(pickup, at)]
    sentence = _("Mail is fetched from all confirmed accounts.")
    if late:
        sentence = _("No mail is fetched from: %(accounts)s.") % {
            "accounts": ", ".join(map(str, late))
        }
    return Finding("pickups", not late, sentence, len(late), stops=False)


def is_late(pickup, at):
    """Failing, or nobody has looked: a fetcher that died writes no error."""
    seen = pickup.looked_at or pickup.confirmed_at
    return min(pickup.failing_since or seen, seen) < at - PATIENCE


def _left_there():
    left = Fetched.objects.filter(
        moved_at=None, pickup__ended_at=None, fate__in=[Fate.TOO_LARGE, Fate.STUCK]
    ).count()
    sentence = _("No mail had to be left on other servers.")
    if left:
        sentence = ngettext(
            "One mail stays on another server: too large, or the server does not hand it out.",
            "%(number)s mails stay on other servers: too large, or not handed out.",
            left,
        ) % {"number": left}
    return Finding("left_on_servers", left == 0, sentence, left, stops=False)


def _comparison():
    """By the last one that succeeded: one that did not says nothing of what is missing."""
    counted = Comparison.objects.filter(pickup__ended_at=None, error="")
    newest = counted.order_by("pickup", "-at")
    missing = sum(each.number_missing for each in newest.distinct("pickup"))
    sentence = _("Whatever lies in the folders of other servers is in our store.")
    if missing:
        sentence = ngettext(
            "One mail that lies on another server is missing in our store.",
            "%(number)s mails that lie on other servers are missing in our store.",
            missing,
        ) % {"number": missing}
    return Finding("comparison", missing == 0, sentence, missing, stops=False)


def _compared(at):
    """A job that died, or a server that lets us fetch and not count, writes no number."""
    since = at - PATIENCE_TO_COMPARE
    counted = Comparison.objects.filter(pickup=OuterRef("pk"), error="", at__gte=since)
    due = Pickup.objects.live().filter(protocol=Pickup.Protocol.IMAP, confirmed_at__lt=since)
    late = list(due.filter(~Exists(counted)))
    sentence = _("No account waits long to be compared with our store.")
    if late:
        accounts = ", ".join(map(str, late))
        sentence = _("Not compared with our store for two days: %(accounts)s.")
        sentence %= {"accounts": accounts}
    return Finding("compared", not late, sentence, len(late), stops=False)
