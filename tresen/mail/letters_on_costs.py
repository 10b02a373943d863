"""Letters about costs: what it costs now, what was agreed, a quote, prepaid time that runs out."""

from tresen.costs.consents.consenting import entitled, who_may_consent
from tresen.costs.models import Pot
from tresen.customers.models import Contact
from tresen.tickets.consequences import may
from tresen.tickets.models import Event

from .leaving.outgoing import OutgoingMail
from .leaving.writing import readers_of, write_to, write_to_readers

Kind = OutgoingMail.Kind


@may
def tell_costs_by_mail(event):
    """The price before the work (promise P2): asked for by staff, or because it costs now."""
    if event.facts.get("by_letter", True):
        for person in readers_of(event.ticket) + _deciding(event):
            write_to(person, event, Kind.COSTS)


def _deciding(event):
    """Asked for a consent are also those who may give it and take no part in the ticket so far."""
    if event.kind != Event.Kind.CONSENT_ASKED:
        return []
    ticket, told = event.ticket, {person.pk for person in readers_of(event.ticket)}
    others = [each.person for each in who_may_consent(ticket.customer)]
    return [each for each in others if each.pk not in told and entitled(each, ticket)]


@may
def confirm_consent_by_mail(event):
    """Who decided holds in their hands what they decided, with the seal of it.

    What came with the ticket stands word for word in its own confirmation.
    """
    ticket = event.ticket
    consent = ticket.consents.select_related("person").get(pk=event.facts["consent"])
    if not (consent.came_with_the_ticket and consent.person_id == ticket.contact_id):
        write_to(consent.person, event, Kind.CONSENT)


@may
def send_quote_by_mail(event):
    """The words of sales with the quote enclosed, and the way to accept it (promise P4)."""
    write_to_readers(event, Kind.QUOTE)


@may
def remind_of_quote_by_mail(event):
    """Its time is nearly over, and nobody has decided."""
    quote = event.ticket.quotes.get(pk=event.facts["quote"])
    write_to_readers(event, Kind.QUOTE_ENDS, said_at=quote.sent_at)


@may
def warn_of_prepaid_by_mail(event):
    """Those at the customer who look after the money."""
    pot = Pot.objects.get(pk=event.facts["pot"])
    living = Contact.objects.filter(customer=pot.customer_id, ended_at=None)
    for contact in living.select_related("person"):
        if contact.sees_statements:
            write_to(contact.person, event, Kind.PREPAID)
