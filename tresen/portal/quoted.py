"""Quotes as their customer sees them: to be read by all who read the ticket, answered by some."""

from dataclasses import dataclass
from functools import cached_property

from tresen.costs.consents.consenting import entitled, is_above_limit
from tresen.costs.quotes.sending import who_may_accept
from tresen.costs.quotes.shown import QuoteShown, quotes_shown


@dataclass(frozen=True)
class Answerer:
    """Whether the reader's word counts. Asked only where there is something to decide."""

    ticket: object
    person: object

    @cached_property
    def contact(self):
        return entitled(self.person, self.ticket)

    @property
    def may_decide(self):
        """Somebody without a customer may accept what was offered to them."""
        is_theirs = self.ticket.customer is None and self.person.pk == self.ticket.contact_id
        return is_theirs or self.contact is not None


@dataclass(frozen=True)
class Quoted:
    shown: QuoteShown
    answerer: Answerer

    @property
    def quote(self):
        return self.shown.quote

    @property
    def may_decline(self):
        return self.answerer.may_decide

    @property
    def may_accept(self):
        return self.may_decline and not is_above_limit(self.quote, self.answerer.contact)

    @property
    def is_too_much(self):
        """For this reader, who may agree to less by themselves."""
        return self.may_decline and not self.may_accept

    @property
    def names(self):
        return ", ".join(who_may_accept(self.quote))


def quotes_on(ticket, person, at):
    """What was sent, the newest first: drafts are nobody's business."""
    answerer = Answerer(ticket, person)
    shown = quotes_shown(ticket.quotes.shown_to_reader_of(ticket).for_page(), at)
    return [Quoted(each, answerer) for each in shown]


def quoted(quote, person, at):
    return Quoted(QuoteShown.of(quote, at), Answerer(quote.ticket, person))
