"""What a letter says about costs to one reader, and the link by which they can decide."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import pgettext

from tresen.costs.consents.consenting import may_consent, who_may_consent
from tresen.costs.guiding import guides_for
from tresen.costs.models import Consent, DecisionLink, Pot, Quote
from tresen.costs.sentences import euros, reason_in_words, surcharge_in_words
from tresen.costs.verdicts import costs_of
from tresen.house.models import Provider
from tresen.lib.stretch import day, how_long


@dataclass(frozen=True)
class CostsTold:
    """Worked out only where a letter asks for it."""

    event: object
    person: object
    # Who makes the addresses at which to decide: a preview makes none that works.
    links: object = None

    @property
    def ticket(self):
        return self.event.ticket

    @cached_property
    def costs(self):
        return self.event.costs or costs_of(self.ticket, self.event.at)

    @property
    def sentence(self):
        return reason_in_words(self.costs.verdict)

    @property
    def awaits_consent(self):
        return self.costs.is_costly and self.costs.verdict.awaits_consent

    @property
    def can_be_done_oneself(self):
        price = self.costs.verdict.price
        return bool(price and price.self_service and self.awaits_consent)

    @property
    def free(self):
        return pgettext("you can do it", "free of charge") if self.can_be_done_oneself else ""

    @cached_property
    def guides(self):
        """Where the reader can see how, before anything is charged."""
        return guides_for(self.ticket) if self.can_be_done_oneself else []

    @property
    def guides_in_lines(self):
        return "\n".join(f"- {' '.join(each.title.split())}: {each.url}" for each in self.guides)

    @property
    def given(self):
        """The reader's consent that came with the ticket: its confirmation has it word for word."""
        consent = self.costs.consent
        is_theirs = consent and consent.person_id == self.person.pk
        return consent if is_theirs and consent.came_with_the_ticket else None

    @property
    def surcharge(self):
        """What the same work costs at another time, where somebody has to decide."""
        return surcharge_in_words(self.costs.verdict) if self.awaits_consent else ""

    @cached_property
    def link(self):
        """Only for who may decide; everybody else learns whom to ask."""
        if self.awaits_consent and may_consent(self.person, self.ticket.customer):
            return self._links.make(self.ticket, self.person, at=self.event.at)
        return ""

    @property
    def deciders(self):
        return self._entitled if self.awaits_consent and not self.link else ""

    @property
    def account_manager(self):
        """To whom to turn where the customer has nobody who may decide."""
        if not self.awaits_consent or self.link or self._entitled:
            return ""
        manager, house = self.ticket.customer.account_manager, Provider.current()
        return manager.name if manager else house.sales_email or house.name

    @property
    def links_made(self):
        """Those that stand in the letter; none is made only to be named here."""
        made = [self.__dict__.get(name) for name in ("link", "quote_link")]
        guides = self.__dict__.get("guides", [])
        return [address for address in (*made, *(guide.url for guide in guides)) if address]

    @cached_property
    def _entitled(self):
        return ", ".join(each.person.name for each in who_may_consent(self.ticket.customer))

    @cached_property
    def consent(self):
        return Consent.objects.select_related("words").get(pk=self.event.facts["consent"])

    @cached_property
    def quote(self):
        return Quote.objects.prefetch_related("lines").get(pk=self.event.facts["quote"])

    @property
    def quote_sum(self):
        currency = Provider.current().currency
        return {"net": euros(self.quote.net, currency), "gross": euros(self.quote.gross, currency)}

    @property
    def quote_until(self):
        return day(self.quote.valid_until, self.event.at.year)

    @cached_property
    def quote_link(self):
        """For whoever may accept it, and for somebody without a customer whom it was made for."""
        ticket = self.ticket
        is_theirs = ticket.customer is None and self.person.pk == ticket.contact_id
        if is_theirs or may_consent(self.person, ticket.customer):
            return self._links.make(ticket, self.person, at=self.event.at, quote=self.quote)
        return ""

    @property
    def quote_deciders(self):
        return "" if self.quote_link else self._entitled

    @property
    def _links(self):
        return self.links or DecisionLink.objects

    @cached_property
    def pot(self):
        return Pot.objects.with_balance().get(pk=self.event.facts["pot"])

    @property
    def pot_left(self):
        """Empty once it is used up."""
        return how_long(max(self.pot.left, 0)) if self.event.facts["percent"] != 100 else ""

    @property
    def pot_size(self):
        return how_long(self.pot.seconds)
