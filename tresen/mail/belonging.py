"""Where a mail belongs: the table of design.md, section 6, as a function."""

from dataclasses import dataclass

from tresen.tickets.models import Message, Ticket

from . import identity

LOOKED_AT = 40


@dataclass(frozen=True)
class Evidence:
    """What points to a ticket. `signed`: only we could have made it."""

    ticket: Ticket
    signed: bool
    by_address: bool = False


def evidence_in(parsed, recipients):
    """The best evidence in a mail, newest first, or None. A number in the subject is none."""
    parent = [parsed.in_reply_to] if parsed.in_reply_to else []
    referred = [*parent, *reversed(parsed.references)][:LOOKED_AT]
    return _signed_ids(referred) or _signed_address(recipients) or _received_ids(referred)


def is_fresh(parsed, ticket):
    """Written anew to an address out of an address book: no reply, another subject, no quote."""
    answers = parsed.in_reply_to or parsed.references
    same_subject = ticket.subject.casefold() in parsed.subject.casefold()
    return not (answers or same_subject or parsed.quotes_history)


def _signed_ids(message_ids):
    for message_id in message_ids:
        found = identity.letter_in_message_id(message_id)
        if found and (ticket := Ticket.objects.filter(pk=found[0]).first()):
            return Evidence(ticket, signed=True)
    return None


def _signed_address(recipients):
    for recipient in recipients:
        pk = identity.ticket_in_address(recipient)
        if pk and (ticket := Ticket.objects.filter(pk=pk).first()):
            return Evidence(ticket, signed=True, by_address=True)
    return None


def _received_ids(message_ids):
    messages = Message.objects.select_related("ticket")
    for message_id in message_ids:
        if message := messages.known_as(message_id).first():
            return Evidence(message.ticket, signed=False)
    return None
