"""A ticket's costs as one reader sees them: on the strip, in panels, on the customer's page."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rating import Code, Reason
from .sentences import (
    agreement_in_words,
    euros,
    net_and_gross,
    price_in_words,
    reason_below_free,
    reason_in_words,
    surcharge_in_words,
)
from .verdicts import Costs, share

HEADLINES = {
    Code.FREE: gettext_lazy("Free of charge"),
    Code.INCLUDED: gettext_lazy("Included"),
    Code.CHARGED: gettext_lazy("Charged, as agreed"),
    Code.DECLINED_NEEDED: gettext_lazy("Nothing before your decision"),
    Code.CONSENT_NEEDED: gettext_lazy("Nothing without consent"),
    Code.QUOTE: gettext_lazy("Only by quote"),
}
OFFERED = {
    False: gettext_lazy("Our quote awaits your decision."),
    True: gettext_lazy("The quote awaits the customer's decision."),
}
REFUSED = {
    False: gettext_lazy("You did not agree to the costs: nothing is charged."),
    True: gettext_lazy("The customer did not agree to the costs: nothing can be charged."),
}
TONES = {Code.FREE: "good", Code.INCLUDED: "good", Code.CHARGED: "brand"}


@dataclass(frozen=True)
class CostsShown:
    """Sentences in the language that is active. `for_staff` says them to staff."""

    costs: Costs
    for_staff: bool = False
    # A quote is out, and nobody has decided yet.
    is_offered: bool = False
    # Its reader was let in later: what came together, and who agreed to how much, began before.
    hides_total: bool = False

    def beside(self, quotes):
        """With what is known of the ticket's quotes (each a QuoteShown)."""
        return replace(self, is_offered=any(quote.is_open for quote in quotes))

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
        if self.is_offered and self.verdict.code == Code.QUOTE:
            return str(OFFERED[self.for_staff])
        if self.costs.is_refused and self.verdict.awaits_consent:
            return str(REFUSED[self.for_staff])
        return reason_in_words(self.verdict, for_staff=self.for_staff)

    @property
    def below_headline(self):
        """The sentence where the headline stands above it and need not be said twice."""
        if self.verdict.code == Code.FREE:
            return reason_below_free(self.verdict, for_staff=self.for_staff)
        return self.sentence

    @property
    def price(self):
        """Per unit, net and gross; empty where nothing has a price."""
        return price_in_words(self.verdict) if self.costs.has_price else ""

    @property
    def surcharge(self):
        """What the same work costs at another time; empty where it costs the same then."""
        return surcharge_in_words(self.verdict) if self.costs.has_price else ""

    @property
    def agreement(self):
        """The exact sentence that somebody would agree to, without a cap."""
        return agreement_in_words(self.verdict) if self.costs.has_price else ""

    @property
    def least(self):
        """Nobody can agree to less than this; empty where nothing has a price."""
        if not self.costs.has_price:
            return {}
        return net_and_gross(self.costs.least_cap, self.verdict)

    @property
    def awaits_consent(self):
        return self.costs.is_costly and self.verdict.awaits_consent

    @property
    def total(self):
        """What came together so far, and how much of the agreed sum that is."""
        if self.hides_total:
            return ""
        if self.verdict.reason == Reason.QUOTED:
            return self._quoted()
        if not (self.costs.entries or self._is_capped):
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
        if not self.costs.cap or self.verdict.reason == Reason.QUOTED:
            return None
        return round(share(self.costs.net, self.costs.cap) * 100)

    @property
    def _is_capped(self):
        """Somebody agreed up to a sum: they see it from then on, also before any work."""
        return self.verdict.reason == Reason.CONSENTED and self.costs.cap is not None

    def _quoted(self):
        """What was done is held against the quote: only that is to be paid."""
        quote, currency = self.costs.consent.quote, self.verdict.currency
        names = {
            "number": quote.number,
            "net": euros(quote.net, currency),
            "gross": euros(quote.gross, currency),
        }
        return _("Quote %(number)s: %(net)s net (%(gross)s gross).") % names
