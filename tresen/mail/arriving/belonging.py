"""Where a mail belongs: the table of design.md, section 6, as a function."""

from dataclasses import dataclass

from tresen.mail import identity
from tresen.tickets.models import Message, Ticket

from .incoming import IncomingMail
from .quoting import markers_quoted

LOOKED_AT = 40

Kind = IncomingMail.Evidence


@dataclass(frozen=True)
class Evidence:
    """What points to a ticket."""

    ticket: Ticket
    kind: Kind

    @property
    def signed(self):
        """Only we could have made it. Whoever shows it was written to, or was given it."""
        return self.kind != Kind.RECEIVED_ID

    @property
    def by_address(self):
        return self.kind == Kind.SIGNED_ADDRESS


def evidence_in(parsed, recipients):
    """The best evidence in a mail, newest first, or None. A number in the subject is none."""
    parent = [parsed.in_reply_to] if parsed.in_reply_to else []
    referred = [*parent, *reversed(parsed.references)][:LOOKED_AT]
    return (
        _signed(Kind.SIGNED_ID, map(_ticket_in_message_id, referred))
        or _signed(Kind.SIGNED_ADDRESS, map(identity.ticket_in_address, recipients))
        or _signed(Kind.MARKER, map(identity.ticket_in_marker, markers_quoted(parsed)))
        or _received(referred)
    )


def is_fresh(parsed, ticket):
    """Written anew to an address out of an address book: no reply, another subject, no quote."""
    answers = parsed.in_reply_to or parsed.references
    same_subject = ticket.subject.casefold() in parsed.subject.casefold()
    return not (answers or same_subject or parsed.quotes_history)


def may_join(ticket, author):
    """A mail proves no sign-in, so nobody speaks for us by mail."""
    reachable = Ticket.objects.reachable_by(author).filter(pk=ticket.pk)
    return not author.is_staff and reachable.exists()


def meant(ticket, author):
    """(ticket, whether its author may join it). A duplicate means the ticket that it duplicates:
    unless only the duplicate is theirs, which then takes the mail as any closed ticket does.
    What others answer to one customer's letter is not for another customer to judge."""
    original = ticket.original()
    if may_join(original, author):
        return original, True
    if original != ticket and may_join(ticket, author):
        return ticket, True
    return (original if original.customer_id == ticket.customer_id else ticket), False


def _ticket_in_message_id(text):
    found = identity.letter_in_message_id(text)
    return found and found[0]


def _signed(kind, keys):
    for key in filter(None, keys):
        if ticket := Ticket.objects.filter(pk=key).first():
            return Evidence(ticket, kind)
    return None


def _received(message_ids):
    # What staff moved to another ticket belongs there, and only there.
    messages = Message.objects.filter(moved_to=None).select_related("ticket")
    for message_id in message_ids:
        if message := messages.known_as(message_id).first():
            return Evidence(message.ticket, Kind.RECEIVED_ID)
    return None
