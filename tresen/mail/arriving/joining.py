"""A mail that points to a ticket: whether it joins it, and how."""

from tresen.mail.parsing import says_only_thanks
from tresen.tickets.said import NewTicket

from .belonging import meant
from .hearing import subject_of_reply
from .settled import Outcome, Settled


def join(evidence, arrived):
    """None: who wrote it is no party to the ticket, and shows nothing that we have signed."""
    ticket, belongs = meant(evidence.ticket, arrived.author)
    if not evidence.signed and (arrived.is_forged or not belongs):
        return None
    if arrived.is_forged:
        return _beside(ticket, arrived, "forged")
    if arrived.parsed.is_auto_reply:
        message = ticket.file_automatic(arrived.said, **arrived.doing)
        return Settled(Outcome.REPLIED, ticket, message, "automatic")
    if not belongs:
        return _beside(ticket, arrived, "third_party")
    ticket.lock()
    if ticket.closed_at:
        return _come_back(ticket, arrived)
    message = ticket.reply(arrived.said, **arrived.doing)
    reason = "" if ticket == evidence.ticket else "of_a_duplicate"
    return Settled(Outcome.REPLIED, ticket, message, reason)


def _beside(ticket, arrived, reason):
    message = ticket.file_third_party(arrived.said, **arrived.doing)
    return Settled(Outcome.REPLIED, ticket, message, reason)


def _come_back(ticket, arrived):
    """A reply to a closed ticket: thanks are filed with it, everything else begins anew."""
    parsed, mail = arrived.parsed, arrived.mail
    if says_only_thanks(parsed.reply_text) and not parsed.attachments:
        message = ticket.file_afterword(arrived.said, **arrived.doing)
        return Settled(Outcome.AFTERWORD, ticket, message)
    mail.mailbox = mail.mailbox or ticket.mailbox
    new = NewTicket(
        subject=subject_of_reply(parsed, to=ticket),
        said=arrived.said,
        kind=ticket.kind,
        customer=ticket.customer,
        product=ticket.product,
        mailbox=mail.mailbox,
        follows=ticket,
    )
    return Settled.opened(new, Outcome.FOLLOWED_UP, **arrived.doing)
