"""What a ticket costs, worked out from the rows that count now."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Prefetch
from django.utils import timezone

from tresen.customers.models import Agreement

from .consents.consent import Consent, answers_on, is_refused, standing
from .prices.terms import Terms, terms_for
from .rating import ZERO, Code, Mode, Reason, Verdict, Work, vat_by_rate
from .working.prepaid import Pot

# Work that a price was reckoned for: paid in money, or from prepaid time.
PRICED = (Reason.CONSENTED, Reason.PREPAID)
AGREED = (Reason.CONSENTED, Reason.CAP_REACHED, Reason.QUOTED)


@dataclass(frozen=True)
class Costs:
    """The verdict for a ticket, and what came together on it so far. Sums are net."""

    verdict: Verdict
    terms: Terms
    consent: Consent | None
    entries: list
    # The customer's last word about this price was a no.
    is_refused: bool = False

    @property
    def net(self):
        return sum((entry.net for entry in self.entries), ZERO)

    @property
    def gross(self):
        """As a statement says it: VAT is rounded once for each rate, and not for each entry."""
        rates = vat_by_rate((entry.vat_percent, entry.net) for entry in self.entries)
        return sum((each.gross for each in rates), ZERO)

    @property
    def worked_seconds(self):
        return sum(entry.worked_seconds for entry in self.entries)

    @property
    def billed_seconds(self):
        return sum(entry.billed_seconds for entry in self.entries)

    @property
    def cap(self):
        """The highest net sum, where the standing consent is for what counts now."""
        return self.consent.cap if self.verdict.reason in AGREED else None

    @property
    def has_price(self):
        """Whether somebody can agree to a price: also for when prepaid time is used up.

        Never beside an accepted quote: nothing is to be paid twice.
        """
        price = self.verdict.price
        if self.verdict.reason == Reason.QUOTED:
            return False
        return bool(price and price.costs_money) and (
            self.is_costly or self.verdict.reason == Reason.PREPAID
        )

    @property
    def least_cap(self):
        """Nobody can agree to less, net: what came together, and room for more work."""
        price = self.verdict.price
        return self.net + price.net if self.net else price.least_net

    @property
    def has_no_room(self):
        """Not one more increment fits below the cap: work ends there, so it is time to ask anew."""
        verdict = self.verdict
        if verdict.reason != Reason.CONSENTED or self.cap is None:
            return False
        is_paid = verdict.price.mode == Mode.FIXED and verdict.net
        return not is_paid and self.net + verdict.price.net > self.cap

    @property
    def is_costly(self):
        """Whether more work would cost money, with or without a consent."""
        return self.verdict.code not in (Code.FREE, Code.INCLUDED, Code.QUOTE)


def verdict_for(customer, kind, at):
    """Before there is a ticket: what this kind of work would cost this customer."""
    return terms_for(customer, at).rate(Work(kind), None, at)


def costs_of(ticket, at):
    """Lists prefetch what `for_costs` names."""
    entries = done_for(ticket.customer_id, ticket)
    terms, answers = terms_for(ticket.customer, at), answers_on(ticket)
    consent, kind = standing(answers), ticket.kind
    price = terms.price_for(kind)
    own = counting(entries, price, kind)
    work = Work(kind, tuple(entry.stretch() for entry in own))
    used = sum(entry.covered_seconds for entry in own)
    terms = terms.with_left(terms.agreement.left + used)
    rated = consent and consent.rated(spent_elsewhere(entries, price, kind))
    verdict, refused = terms.rate(work, rated, at), is_refused(answers, kind)
    costs = Costs(verdict, terms, consent, entries, refused)
    return replace(costs, verdict=_used_up(costs.verdict)) if costs.has_no_room else costs


def _used_up(verdict):
    return replace(verdict, code=Code.CONSENT_NEEDED, reason=Reason.CAP_REACHED)


def done_for(customer_id, ticket):
    """What was done for this customer: work for a former one of the ticket is none of theirs."""
    return [entry for entry in ticket.work.all() if entry.customer_id == customer_id]


def for_costs(tickets, at):
    """A list of tickets with all that `costs_of` reads of each; let it be read `remembering()`."""
    agreements = Agreement.objects.select_related("level", "calendar")
    pots = Pot.objects.usable_on(timezone.localdate(at)).with_balance()
    return tickets.select_related("customer").prefetch_related(
        Prefetch("customer__agreements", agreements),
        "customer__agreements__prices",
        Prefetch("customer__pots", pots),
        Prefetch("consents", Consent.objects.select_related("person__staff")),
        "consents__person__addresses",
        "work",
    )


def counting(entries, price, kind):
    """What is added up at this price: neither goodwill nor what was corrected."""
    corrected = {entry.corrects_id for entry in entries if entry.corrects_id}
    return [
        entry
        for entry in entries
        if _is_at(entry, price, kind)
        and entry.reason in PRICED
        and not (entry.goodwill or entry.corrects_id or entry.pk in corrected)
    ]


def spent_elsewhere(entries, price, kind):
    """What work of other kinds, or at other prices, came to: a cap is for the whole ticket."""
    return sum((entry.net for entry in entries if not _is_at(entry, price, kind)), ZERO)


def _is_at(entry, price, kind):
    return entry.kind == kind and entry.price_id == (price and price.row)


def share(net, cap):
    """How much of a cap is used, from 0 to 1."""
    return min(net / cap, Decimal(1)) if cap else Decimal(0)
