"""Where a mail belongs: the table of design.md, section 6, as a function."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from tresen.mail import identity
from tresen.tickets.models import Message, Ticket

from .incoming import IncomingMail
from .quoting import markers_quoted

LOOKED_AT = 40
# A signed address lies in address books, archives and mailboxes of people who have left: it must
# end some time.
HOLDS_FOR = timedelta(days=180)

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

    def is_over(self, at):
        """Nobody has said anything there for long, nor have we sent a letter: a quote may be open
        for longer, and a reminder come late. Whoever goes on with it begins anew."""
        long_ago = at - HOLDS_FOR
        spoke_last = max(self.ticket.last_at, self.ticket.closed_at or self.ticket.last_at)
        written_since = self.ticket.letters.filter(created_at__gte=long_ago)
        return spoke_last < long_ago and not written_since.exists()


def evidence_in(parsed, recipients, *, at):
    """The best evidence in a mail, newest first, or None. A number in the subject is none.

    What still holds comes before what is over.
    """
    over = None
    for evidence in _all_evidence_in(parsed, recipients):
        if not evidence.is_over(at):
            return evidence
        over = over or evidence
    return over


def _all_evidence_in(parsed, recipients):
    parent = [parsed.in_reply_to] if parsed.in_reply_to else []
    referred = [*parent, *reversed(parsed.references)][:LOOKED_AT]
    return chain(
        _signed(Kind.SIGNED_ID, map(_ticket_in_message_id, referred)),
        _signed(Kind.SIGNED_ADDRESS, map(identity.ticket_in_address, recipients)),
        _signed(Kind.MARKER, map(identity.ticket_in_marker, markers_quoted(parsed))),
        _received(referred),
    )


def is_fresh(parsed, ticket):
    """Written anew to an address out of an address book: no reply, another subject, no quote."""
    answers = parsed.in_reply_to or parsed.references
    same_subject = ticket.subject.casefold() in parsed.subject.casefold()
    return not (answers or same_subject or parsed.quotes_history)


def may_join(ticket, author):
    """A mail proves no sign-in, so nobody speaks for us by mail."""
    return not author.is_staff and Ticket.objects.filter(pk=ticket.pk).is_reachable_by(author)


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
    for key in dict.fromkeys(filter(None, keys)):
        if ticket := Ticket.objects.filter(pk=key).first():
            yield Evidence(ticket, kind)


def _received(message_ids):
    # What staff moved to another ticket belongs there, and only there.
    messages = Message.objects.filter(moved_to=None).select_related("ticket")
    for message_id in message_ids:
        if message := messages.known_as(message_id).first():
            yield Evidence(message.ticket, Kind.RECEIVED_ID)
