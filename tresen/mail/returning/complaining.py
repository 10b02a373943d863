"""Reports of abuse (RFC 5965): the provider of a reader tells us that they called a letter spam."""

from tresen.mail.arriving.hearing import heard
from tresen.mail.arriving.settled import Outcome, Settled
from tresen.mail.leaving.posted import mark_address
from tresen.mail.leaving.stages import Stage, note
from tresen.people.models import Address, Person

from .bouncing import letter_named_in
from .doubting import doubt, is_from_provider_of


def sort_complaint(parsed, mail):
    """None: it is about no letter of ours, and one automatic mail among others.

    It may come from somebody who can be answered. Whoever was sent a copy of the letter knows its
    Message-ID: only the reader's own mail provider silences them.
    """
    letter = letter_named_in([parsed.complaint.message_id])
    if letter is None:
        return None
    if not is_from_provider_of(letter, parsed):
        return doubt(letter, parsed, mail, parsed.complaint.kind)
    at = mail.received_at
    note(letter, Stage.What.COMPLAINED_OF, at=at, words=parsed.complaint.kind)
    mark_address(letter, Address.Trouble.COMPLAINT, at=at)
    is_news = letter.ticket and not letter.is_for_staff
    message = _tell_staff(letter, heard(parsed, mail), at) if is_news else None
    return Settled(Outcome.BOUNCED, letter.ticket, message, reason="letter_complained_of")


def _tell_staff(letter, said, at):
    return letter.ticket.complained_of(said, by=Person.objects.system(), at=at)
