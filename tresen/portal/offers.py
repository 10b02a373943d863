"""What each kind of work would cost who opens a ticket now, and how they agree to it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from tresen.costs.consents.consenting import may_consent, who_may_consent
from tresen.costs.prices.terms import terms_for
from tresen.costs.rating import Work
from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import Costs
from tresen.house.models import Guide
from tresen.lib.memory import remembering
from tresen.tickets.models import Kind

from .consent_form import ConsentForm


@dataclass(frozen=True)
class Offer:
    """Of one kind. `consent` is the form of who may agree, where there is a price."""

    kind: Kind
    costs: CostsShown
    consent: ConsentForm | None
    guides: list = field(default_factory=list)

    @property
    def declines(self):
        return self.kind == Kind.SELF_SERVICE


@dataclass(frozen=True)
class Offers:
    """For one customer of theirs, or for somebody who has none; `data` is a form that came."""

    person: object
    customer: object
    now: datetime
    data: object = None

    @cached_property
    def all(self):
        with remembering():
            return {kind: self.of(kind) for kind in map(Kind, dict(Kind.on_offer()))}

    @property
    def accepted(self):
        """The form of the chosen kind, where somebody agrees by it; or None."""
        offer = self.all.get(self.data.get("kind")) if self.data else None
        consent = offer and offer.consent
        return consent if consent and self.data.get(consent.add_prefix("agrees")) else None

    @cached_property
    def names(self):
        """Who may agree, for whom that has to be asked."""
        return ", ".join(each.person.name for each in who_may_consent(self.customer))

    def of(self, kind):
        verdict = self._terms.rate(Work(kind), None, self.now)
        costs = CostsShown(Costs(verdict, self._terms, None, []))
        guides = Guide.objects.fitting(kind, *self._words)
        return Offer(kind, costs, self._form(kind, costs), guides)

    @cached_property
    def _terms(self):
        return terms_for(self.customer, self.now)

    @cached_property
    def _contact(self):
        return may_consent(self.person, self.customer)

    @property
    def _words(self):
        return [self.data.get(name, "") for name in ("subject", "text")] if self.data else []

    def _form(self, kind, costs):
        if not (self._contact and costs.awaits_consent):
            return None
        is_chosen = self.data is not None and self.data.get("kind") == kind
        limit = {"cap": self._contact.consent_limit}
        return ConsentForm(self.data if is_chosen else None, prefix=kind, initial=limit)
