from dataclasses import dataclass

from django.utils.translation import gettext as _

from tresen.costs.models import WorkEntry
from tresen.costs.rating import Code, Reason
from tresen.costs.sentences import euros
from tresen.lib.stretch import day, how_long


@dataclass(frozen=True)
class Done:
    """One entry of work in the customer's words: what was done, how long, and what it costs."""

    entry: WorkEntry
    currency: str

    @property
    def date(self):
        return day(self.entry.worked_on)

    @property
    def worked(self):
        return _signed(self.entry.worked_seconds)

    @property
    def billed(self):
        return _signed(self.entry.billed_seconds)

    @property
    def is_correction(self):
        return self.entry.corrects_id is not None

    @property
    def sum(self):
        """Net and gross; in words where there is nothing to pay."""
        entry = self.entry
        if entry.net or self._costs_by_time:
            names = {"net": self._euros(entry.net), "gross": self._euros(entry.gross)}
            return _("%(net)s net (%(gross)s gross)") % names
        if entry.goodwill:
            return _("Goodwill: %(reason)s") % {"reason": entry.goodwill}
        return self._why_nothing()

    @property
    def _costs_by_time(self):
        """Nothing of its own, because an hour that was begun before covers it."""
        return self.entry.reason == Reason.CONSENTED and not self.entry.goodwill

    def _why_nothing(self):
        if self.entry.reason == Reason.PREPAID:
            return _("From your prepaid time")
        if self.entry.reason == Reason.QUOTED:
            return _("In the price of the quote")
        return _("Included") if self.entry.verdict == Code.INCLUDED else _("Free of charge")

    def _euros(self, amount):
        return euros(amount, self.currency)


def _signed(seconds):
    """A correction takes time away again."""
    return f"−{how_long(-seconds)}" if seconds < 0 else how_long(seconds)
