"""A ticket's costs as one reader sees them: on the strip, in panels, on the customer's page."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rating import Code
from .sentences import agreement_in_words, euros, price_in_words, reason_in_words
from .verdicts import Costs, share

HEADLINES = {
    Code.FREE: gettext_lazy("Free of charge"),
    Code.INCLUDED: gettext_lazy("Included"),
    Code.CHARGED: gettext_lazy("Charged, as agreed"),
    Code.DECLINED_NEEDED: gettext_lazy("Nothing before your decision"),
    Code.CONSENT_NEEDED: gettext_lazy("Nothing without consent"),
    Code.QUOTE: gettext_lazy("Only by quote"),
}
TONES = {Code.FREE: "good", Code.INCLUDED: "good", Code.CHARGED: "brand"}


@dataclass(frozen=True)
class CostsShown:
    """Sentences in the language that is active. `for_staff` says them to staff."""

    costs: Costs
    for_staff: bool = False

    @property
    def verdict(self):
        return self.costs.verdict

    @property
    def headline(self):
        if self.for_staff and self.verdict.code == Code.DECLINED_NEEDED:
            return str(HEADLINES[Code.CONSENT_NEEDED])
        return str(HEADLINES[self.verdict.code])

    @property
    def tone(self):
        """The colour of money, never without words."""
        return TONES.get(self.verdict.code, "soon")

    @property
    def sentence(self):
        return reason_in_words(self.verdict, for_staff=self.for_staff)

    @property
    def price(self):
        """Per unit, net and gross; empty where nothing has a price."""
        return price_in_words(self.verdict) if self.costs.has_price else ""

    @property
    def agreement(self):
        """The exact sentence that somebody would agree to, without a cap."""
        return agreement_in_words(self.verdict) if self.costs.has_price else ""

    @property
    def awaits_consent(self):
        return self.costs.is_costly and self.verdict.awaits_consent

    @property
    def total(self):
        """What came together so far, and how much of the agreed sum that is."""
        if not self.costs.entries:
            return ""
        currency = self.verdict.currency
        names = {
            "net": euros(self.costs.net, currency),
            "gross": euros(self.costs.gross, currency),
        }
        if self.costs.cap is None:
            return _("So far %(net)s net (%(gross)s gross).") % names
        names["cap"] = euros(self.costs.cap, currency)
        return _("So far %(net)s net (%(gross)s gross) of at most %(cap)s net.") % names

    @cached_property
    def used(self):
        """The used part of the agreed sum in percent, or None without one."""
        if not self.costs.cap:
            return None
        return round(share(self.costs.net, self.costs.cap) * 100)
