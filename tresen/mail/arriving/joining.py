"""A mail that points to a ticket: whether it joins it, and how."""

from dataclasses import replace

from tresen.mail.parsing import says_only_thanks
from tresen.mail.returning.taking_back import take_back_report
from tresen.tickets.refusing import TicketIsClosed
from tresen.tickets.said import NewTicket

from .belonging import meant
from .hearing import subject_of_reply
from .incoming import IncomingMail
from .settled import Outcome, Settled

Evidence = IncomingMail.Evidence


def join(evidence, arrived):
    """None: who wrote it is no party to the ticket, and shows nothing that we have signed."""
    ticket, belongs = meant(evidence.ticket, arrived.author)
    if not evidence.signed and (arrived.is_forged or not belongs):
        return None
    if arrived.is_forged:
        return _beside(ticket, arrived, "forged", evidence)
    if arrived.parsed.is_auto_reply:
        message = ticket.file_automatic(arrived.said, **arrived.doing)
        return Settled(Outcome.REPLIED, ticket, message, "automatic")
    if not belongs:
        return _beside(ticket, arrived, "third_party", evidence)
    take_back_report(arrived)
    try:
        message = ticket.reply(arrived.said, **arrived.doing)
    except TicketIsClosed:
        return _come_back(ticket, arrived)
    reason = "" if ticket == evidence.ticket else "of_a_duplicate"
    return Settled(Outcome.REPLIED, ticket, message, reason)


def _beside(ticket, arrived, reason, evidence):
    """Only headers show that it answers a letter: words are whatever somebody typed into a form."""
    said = replace(arrived.said, unasked=evidence.kind != Evidence.SIGNED_ID)
    message = ticket.file_third_party(said, **arrived.doing)
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
