"""Letters of ours that came back: which one it was, and what its ticket is told."""

from tresen.lib.address import NotAnAddress, normalise
from tresen.people.models import Person

from . import identity
from .hearing import heard
from .outgoing import OutgoingMail
from .settled import Outcome, Settled


def sort_bounce(parsed, mail):
    letter = _letter_by_id(parsed) or _letter_by_address(parsed, mail)
    if letter is None or mail.has_answerable_sender:
        return Settled(Outcome.IGNORED, reason="bounce_of_nothing_known")
    letter.refuse(parsed.bounce.diagnostic or parsed.bounce.status)
    # A colleague's full mailbox is no news for the ticket, and telling the owner would bounce too.
    is_news = letter.ticket and not letter.is_for_staff
    message = _tell_ticket(letter, parsed, mail) if is_news else None
    return Settled(Outcome.BOUNCED, letter.ticket, message)


def _tell_ticket(letter, parsed, mail):
    said = heard(parsed, mail)
    by = Person.objects.system()
    return letter.ticket.bounced(letter.words_lost, said, by=by, at=mail.received_at)


def _letter_by_id(parsed):
    named = [parsed.bounce.message_id, parsed.in_reply_to, *parsed.references]
    found = (identity.letter_in_message_id(each) for each in named if each)
    keys = [key for _, key in filter(None, found)]
    return _letters().filter(key__in=keys).first() if keys else None


def _letter_by_address(parsed, mail):
    """Our envelope sender is the signed reply address: a report without the mail goes there."""
    found = (identity.ticket_in_address(each) for each in [*mail.envelope_to, *parsed.to])
    ticket = next(filter(None, found), None)
    to_reader = _letters().filter(ticket=ticket, to=_reader_in(parsed))
    return to_reader.order_by("-id").first() if ticket else None


def _reader_in(parsed):
    try:
        return normalise(parsed.bounce.recipient)
    except NotAnAddress:
        return ""


def _letters():
    return OutgoingMail.objects.select_related("ticket", "message")
