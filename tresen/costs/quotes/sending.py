"""Sending a quote: the words of sales, and the PDF that is kept with them."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tresen.costs.consents.consenting import is_above_limit, who_may_consent
from tresen.costs.refusing import QuoteIsOut
from tresen.lib.stretch import day
from tresen.tickets.said import Said

from .paper import enclose
from .quote import require_sales


@transaction.atomic
def send_quote(quote, text, *, by, at):
    """What is typeset is what is sent: nobody can change a line in between."""
    require_sales(by)
    quote.ticket.lock()
    quote.refresh_from_db()
    if quote.sent_at or quote.withdrawn_at:
        raise QuoteIsOut
    said = Said(text, attachments=(enclose(quote, at=at),))
    return quote.send(said, by=by, at=at, today=timezone.localdate(at))


def usual_words(quote):
    """What sales may send as it is, in the language of whom it is for."""
    with translation.override(quote.ticket.contact.language):
        names = {"name": quote.ticket.contact.name, "until": day(quote.valid_until)}
        return (
            _(
                "Hello %(name)s,\n\nhere is our quote. It is valid until %(until)s; "
                "you can accept it online with one click."
            )
            % names
        )


def who_may_accept(quote):
    """Their names: to be known before it is sent, as nobody else can say yes."""
    ticket = quote.ticket
    if ticket.customer is None:
        return [ticket.contact.name]
    entitled = who_may_consent(ticket.customer)
    return [each.person.name for each in entitled if not is_above_limit(quote, each)]
