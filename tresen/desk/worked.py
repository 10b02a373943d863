"""Work as lines of a table: what became of it in money, and why, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.models import WorkEntry
from tresen.costs.rating import Reason
from tresen.costs.sentences import FREE
from tresen.lib.stretch import how_long

from .sums import sum_in_words

WHY = {
    Reason.KIND_IS_FREE: gettext_lazy("Free of charge: this kind of work costs nothing."),
    Reason.NOT_SORTED: gettext_lazy("Free of charge: the ticket had no kind yet."),
    Reason.LEVEL_INCLUDES: gettext_lazy("Included in the support level."),
    Reason.AGREEMENT_INCLUDES: gettext_lazy("Included by the support agreement."),
    Reason.PREPAID: gettext_lazy("Taken from prepaid time."),
    Reason.CONSENTED: gettext_lazy("Charged: the customer has agreed."),
    Reason.QUOTED: gettext_lazy("At the price of the accepted quote."),
}


@dataclass(frozen=True)
class Worked:
    """An entry, and the counter-entry that takes it back, if there is one."""

    entry: WorkEntry
    counter: WorkEntry | None

    @property
    def why(self):
        if self.entry.goodwill:
            return _("Goodwill: %(reason)s") % {"reason": self.entry.goodwill}
        if self.entry.reason == Reason.KIND_IS_FREE and self.entry.kind in FREE:
            return str(FREE[self.entry.kind])
        return str(WHY.get(self.entry.reason, ""))

    @property
    def net(self):
        return sum_in_words(self.entry.net)

    @property
    def gross(self):
        return sum_in_words(self.entry.gross)

    @property
    def net_back(self):
        return sum_in_words(self.counter.net)

    @property
    def worked_back(self):
        return _less(self.counter.worked_seconds)

    @property
    def billed_back(self):
        return _less(self.counter.billed_seconds)


def worked_on(ticket):
    """The newest first. Pages prefetch `work`."""
    entries = list(ticket.work.all())
    counters = {entry.corrects_id: entry for entry in entries if entry.corrects_id}
    own = [entry for entry in entries if not entry.corrects_id]
    return [Worked(entry, counters.get(entry.pk)) for entry in reversed(own)]


def _less(seconds):
    """−20 min; nothing stays nothing."""
    return f"−{how_long(-seconds)}" if seconds else how_long(0)
