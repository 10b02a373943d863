"""The costs of one ticket as its customer sees them: what is to be decided, and what was done."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from tresen.costs.consents.consenting import entitled, who_may_consent
from tresen.costs.guiding import guides_for
from tresen.costs.models import Consent
from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import costs_of

from .consent_form import ConsentForm
from .done import Done


@dataclass(frozen=True)
class TicketCosts:
    ticket: object
    person: object
    now: datetime

    @cached_property
    def shown(self):
        answers = Consent.objects.select_related("words", "person", "by", "quote")
        prefetch_related_objects([self.ticket], "work__person", Prefetch("consents", answers))
        costs = costs_of(self.ticket, self.now)
        return CostsShown(costs, hides_total=self.ticket.reads_since is not None)

    @property
    def asks(self):
        """Whether somebody has to decide before anything goes on."""
        return self.shown.awaits_consent and not self.ticket.closed_at

    @cached_property
    def contact(self):
        """The reader, if their word counts."""
        return entitled(self.person, self.ticket)

    @property
    def offers(self):
        """Whether the reader is asked to decide."""
        return bool(self.asks and self.contact)

    @property
    def names(self):
        return ", ".join(each.person.name for each in who_may_consent(self.ticket.customer))

    @property
    def form(self):
        """Who has a limit of their own sees it before agreeing to it."""
        return ConsentForm(initial={"cap": self.contact.consent_limit})

    @property
    def self_service(self):
        price = self.shown.verdict.price
        return bool(price and price.self_service)

    @property
    def guides(self):
        return guides_for(self.ticket) if self.self_service else []

    @property
    def decisions(self):
        """Each yes and each no of the ticket's customer of today, the newest first."""
        ticket, theirs = self.ticket, self.ticket.customer_id
        said = [each for each in ticket.consents.all() if each.customer_id == theirs]
        said = [each for each in said if ticket.shows(each.at)]
        return sorted(said, key=lambda consent: -consent.pk)

    @property
    def refused(self):
        """The last word on the price was a no: it is respected, and can be changed."""
        said = [each for each in self.decisions if not each.quote_id]
        return next((each for each in said[:1] if not each.is_agreed), None)

    @property
    def may_withdraw(self):
        costs, is_open = self.shown.costs, not self.ticket.closed_at
        return bool(is_open and costs.consent and costs.has_price and self.contact)

    @property
    def work(self):
        entries = [each for each in self.shown.costs.entries if self.ticket.shows(each.at)]
        return [Done(entry, self.shown.verdict.currency) for entry in entries]
