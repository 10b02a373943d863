"""A mail that belongs to no ticket yet: it opens one, or is gathered with others of its writer."""

from tresen.customers.customer import meant_among
from tresen.house.models import Mailbox
from tresen.tickets.said import NewTicket

from .flooding import full_ticket, gather
from .hearing import subject_of
from .settled import Outcome, Settled

# Programs that write without having been written to: monitoring, invoices, newsletters.
UNASKED = {"auto-generated", "auto-notified", "precedence: bulk", "precedence: junk"}


def open_with(arrived, reason=""):
    if _answers_nothing_known(arrived.parsed):
        return Settled(Outcome.IGNORED, reason="automatic_reply_to_nothing")
    if _is_of_a_stranger(arrived) and (ticket := full_ticket(arrived)):
        return gather(arrived, ticket)
    mailbox = arrived.mail.mailbox or Mailbox.objects.main()
    arrived.mail.mailbox = mailbox
    new = NewTicket(
        subject=subject_of(arrived.parsed),
        said=arrived.said,
        kind=mailbox.default_kind if mailbox else "unsorted",
        customer=None if arrived.is_forged else meant_among(arrived.contacts),
        mailbox=mailbox,
    )
    reason = "forged" if arrived.is_forged else reason
    return Settled.opened(new, Outcome.OPENED, reason, **arrived.doing)


def open_beside(ticket, arrived, reason):
    """Something hints at a ticket, but proves too little: perhaps there is a link."""
    settled = open_with(arrived, reason)
    if settled.ticket and settled.ticket != ticket:
        settled.ticket.propose_link(ticket, **arrived.doing)
    return settled


def _is_of_a_stranger(arrived):
    return arrived.is_forged or not (arrived.author.is_staff or arrived.contacts)


def _answers_nothing_known(parsed):
    answers = bool(parsed.in_reply_to or parsed.references)
    return parsed.is_auto_reply and (answers or parsed.auto_submitted not in UNASKED)
