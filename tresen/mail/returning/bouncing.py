"""Letters of ours that came back, or may: which one it was, and what follows."""

from datetime import timedelta

from tresen.lib.address import address_or_nothing
from tresen.mail import identity
from tresen.mail.arriving.hearing import heard
from tresen.mail.arriving.settled import Outcome, Settled
from tresen.mail.leaving.outgoing import OutgoingMail
from tresen.mail.leaving.posted import has_had_its_days, mark_address, tell_ticket
from tresen.mail.leaving.renewing import can_be_renewed, is_torso
from tresen.mail.leaving.retrying import put_back
from tresen.mail.leaving.stages import Stage, note

from .doubting import doubt, is_believed
from .undelivered import judge

State = OutgoingMail.State
UNKNOWN = Settled(Outcome.IGNORED, reason="bounce_of_nothing_known")
# What is full or busy today needs more than a minute.
SOFT_PAUSES = [timedelta(hours=hours) for hours in (1, 4, 12, 24)]
LONGEST_READ = 4_000


def sort_bounce(parsed, mail):
    """Only a signed Message-ID shows that whoever speaks had the letter, and of its reader only.

    The signed address is known to everybody who takes part in the ticket.
    """
    by_id = _letter_by_id(parsed)
    letter = by_id or _letter_by_address(parsed, mail)
    if letter is None or mail.has_answerable_sender:
        return UNKNOWN
    if not (by_id and is_believed(letter, parsed, at=mail.received_at)):
        return doubt(letter, parsed, mail, _told(parsed))
    if not parsed.bounce.is_final:
        return _note_delay(letter, parsed, mail)
    judgement = judge(parsed.bounce.status, parsed.bounce.diagnostic or parsed.text[:LONGEST_READ])
    if judgement.is_soft and _has_another_try(letter, at=mail.received_at):
        return _try_again(letter, parsed, mail)
    is_about_reader = _reader_in(parsed) == letter.to
    return _give_up(letter, parsed, mail, judgement.trouble if is_about_reader else "")


def _note_delay(letter, parsed, mail):
    """It still may arrive, so nothing else follows."""
    letter.last_error = _told(parsed)
    letter.save(update_fields=["last_error"])
    note(letter, Stage.What.DELAYED, at=mail.received_at, words=_told(parsed))
    return Settled(Outcome.BOUNCED, letter.ticket, reason="letter_delayed")


def _has_another_try(letter, *, at):
    is_out = letter.state in (State.SENT, State.SENDING)
    is_whole = not is_torso(letter) or can_be_renewed(letter)
    return is_out and is_whole and not has_had_its_days(letter, at=at)


def _try_again(letter, parsed, mail):
    """A full mailbox, a busy server: the same letter later, within its three days.

    Until then nobody has it, so our answer counts as not delivered.
    """
    before = letter.stages.filter(what=Stage.What.SENT_BACK).count()
    pause = SOFT_PAUSES[min(before, len(SOFT_PAUSES) - 1)]
    letter.last_error, letter.repeated = _told(parsed), True
    letter.save(update_fields=["last_error", "repeated"])
    put_back(letter, next_try_at=mail.received_at + pause, at=mail.received_at)
    note(letter, Stage.What.SENT_BACK, at=mail.received_at, words=_told(parsed))
    message = _tell_ticket(letter, parsed, mail)
    return Settled(Outcome.BOUNCED, letter.ticket, message, "letter_goes_again")


def _give_up(letter, parsed, mail, trouble):
    at = mail.received_at
    letter.refuse(_told(parsed), at=at)
    note(letter, Stage.What.SENT_BACK, at=at, words=_told(parsed))
    if trouble:
        mark_address(letter, trouble, at=at)
    return Settled(Outcome.BOUNCED, letter.ticket, _tell_ticket(letter, parsed, mail))


def _tell_ticket(letter, parsed, mail):
    is_news = letter.ticket and not letter.is_for_staff
    return tell_ticket(letter, heard(parsed, mail), at=mail.received_at) if is_news else None


def _told(parsed):
    told = parsed.bounce.diagnostic or parsed.bounce.status
    return told[:2000].replace("\0", "")


def _letter_by_id(parsed):
    named = [parsed.bounce.message_id, parsed.in_reply_to, *parsed.references]
    return letter_named_in(named)


def letter_named_in(message_ids):
    found = (identity.letter_in_message_id(each) for each in message_ids if each)
    keys = [key for _, key in filter(None, found)]
    return _lock(_letters().filter(key__in=keys).first()) if keys else None


def _letter_by_address(parsed, mail):
    """Our envelope sender is the signed reply address: a report without the mail goes there."""
    found = (identity.ticket_in_address(each) for each in [*mail.envelope_to, *parsed.to])
    ticket = next(filter(None, found), None)
    to_reader = _letters().filter(ticket=ticket, to=_reader_in(parsed))
    return _lock(to_reader.order_by("-id").first()) if ticket else None


def _lock(letter):
    """The ticket before the letter, as everybody does who changes both."""
    if letter is None:
        return None
    if letter.ticket:
        letter.ticket.lock()
    OutgoingMail.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    letter.refresh_from_db(fields=["state", "text", "html", "sent_at", "again_at", "repeated"])
    return letter


def _reader_in(parsed):
    return address_or_nothing(parsed.bounce.recipient)


def _letters():
    return OutgoingMail.objects.select_related("ticket__customer", "person", "message", "event")
