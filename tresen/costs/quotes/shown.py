"""A quote in words: how it stands, what became of it, and the work that is held against it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tresen.costs.sentences import euros, quote_in_words
from tresen.house.models import Provider
from tresen.lib.stretch import day, how_long

STATES = {
    "draft": gettext_lazy("Draft"),
    "open": pgettext_lazy("of a quote", "Open"),
    "accepted": pgettext_lazy("of a quote", "Accepted"),
    "declined": pgettext_lazy("of a quote", "Declined"),
    "expired": pgettext_lazy("of a quote", "Expired"),
    "withdrawn": pgettext_lazy("of a quote", "Withdrawn"),
}
TONES = {"open": "soon", "accepted": "good", "declined": "late"}


@dataclass(frozen=True)
class QuoteShown:
    """Of a quote that was fetched `for_page`, in the language that is active."""

    quote: object
    today: date
    currency: str

    @classmethod
    def of(cls, quote, at):
        return cls(quote, timezone.localdate(at), Provider.current().currency)

    @property
    def state(self):
        return self.quote.state(self.today)

    @property
    def label(self):
        return STATES[self.state]

    @property
    def tone(self):
        return TONES.get(self.state, "")

    @property
    def total(self):
        return self.quote.total

    @property
    def until(self):
        return day(self.quote.valid_until, self.today.year)

    @property
    def is_open(self):
        return self.state == "open"

    @property
    def is_draft(self):
        return self.state == "draft"

    @property
    def is_over(self):
        """It can be accepted no more, and so it may be offered anew."""
        return self.state in ("declined", "expired", "withdrawn")

    @property
    def acceptance(self):
        """The exact sentence to which somebody would agree."""
        return quote_in_words(self.quote, "agreed", self.currency)

    @property
    def decided(self):
        """Who decided what, and when; empty before."""
        decision = self.quote.decision
        if decision is None:
            return ""
        on = timezone.localdate(decision.at)
        names = {"who": decision.person.name, "day": day(on, self.today.year)}
        if decision.is_agreed:
            return _("%(who)s accepted it: %(day)s") % names
        return _("%(who)s declined it: %(day)s") % names

    @property
    def worked(self):
        """What was done of what was planned; empty unless the quote was accepted."""
        if self.state != "accepted":
            return ""
        names = {
            "worked": how_long(self.quote.worked_seconds),
            "planned": how_long(self.quote.planned_seconds),
            "net": euros(self.total.net, self.currency),
        }
        if not self.quote.planned_seconds:
            return _("Worked %(worked)s, against %(net)s net.") % names
        return _("Worked %(worked)s of %(planned)s planned, against %(net)s net.") % names

    @property
    def is_overdrawn(self):
        """More was done than sales had reckoned with."""
        return 0 < self.quote.planned_seconds < self.quote.worked_seconds


def quotes_shown(quotes, at):
    today, currency = timezone.localdate(at), Provider.current().currency
    return [QuoteShown(quote, today, currency) for quote in quotes]
