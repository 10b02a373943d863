"""What becomes of a letter after an attempt to post it: it left, it waits, or it failed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tresen.lib.secret_links import without_tokens
from tresen.mail.returning.undelivered import Why, judge
from tresen.people.models import Address, Person
from tresen.tickets.said import Said

from .outgoing import OutgoingMail
from .refusals import CutOff
from .stages import Stage, note

State = OutgoingMail.State
BACKOFF = [timedelta(minutes=m) for m in (1, 2, 5, 15, 30, 60, 120, 240)]
GIVE_UP_AFTER = timedelta(days=3)


def has_had_its_days(letter, *, at):
    return at - (letter.again_at or letter.created_at) > GIVE_UP_AFTER


@transaction.atomic
def arrived(letter, server):
    """A report that it could not be delivered may have been quicker: then it stays failed."""
    _lock_ticket(letter)
    now, sending = timezone.now(), OutgoingMail.objects.filter(pk=letter.pk, state=State.SENDING)
    # What decides for its reader is in their hands now, and nowhere else.
    kept = {"text": without_tokens(letter.text), "html": without_tokens(letter.html)}
    left = {"state": State.SENT, "sent_at": now, "server": server, "last_error": ""}
    if sending.update(**left, **kept) and letter.message:
        letter.ticket.delivered(letter.message, by=Person.objects.system(), at=now)


@transaction.atomic
def try_later(letter, error):
    if not _is_still_sending(letter):
        return
    now = timezone.now()
    letter.repeated = letter.repeated or isinstance(error, CutOff)
    if has_had_its_days(letter, at=now):
        give_up(letter, error)
        return
    pause = BACKOFF[min(letter.attempts, len(BACKOFF)) - 1]
    letter.state, letter.next_try_at = State.QUEUED, now + pause
    letter.last_error = _told(error)
    letter.save(update_fields=["state", "next_try_at", "repeated", "last_error"])
    _note_attempt(letter, error, at=now)


@transaction.atomic
def give_up(letter, error):
    """It cannot be delivered: the same fact as a bounce, only quicker."""
    if not _is_still_sending(letter):
        return
    now = timezone.now()
    _note_attempt(letter, error, at=now)
    letter.save(update_fields=["repeated"])
    letter.refuse(_told(error), at=now)
    # Whatever else was refused may be a fault of our own server, which knows no address.
    if (why := judge("", _told(error)).why) == Why.NO_SUCH:
        mark_address(letter, why, at=now)
    tell_ticket(letter, Said(text=_told(error), origin="system", automatic=True), at=now)


def tell_ticket(letter, said, *, at):
    """The message that was filed. A colleague's full mailbox is no news for the ticket."""
    if letter.ticket is None or letter.is_for_staff:
        return None
    by = Person.objects.system()
    return letter.ticket.bounced(letter.words_lost, said, by=by, at=at)


def mark_address(letter, trouble, *, at):
    """What nobody reads is not written to by a machine any more."""
    for address in Address.objects.filter(email=letter.to):
        address.suffer(trouble, at=at)


def _lock_ticket(letter):
    """Before the letter, as everybody does who changes both."""
    if letter.ticket:
        letter.ticket.lock()


def _is_still_sending(letter):
    """Locked. A report may have been quicker than the server: then what it says counts."""
    _lock_ticket(letter)
    sending = OutgoingMail.objects.select_for_update().filter(pk=letter.pk, state=State.SENDING)
    return sending.only("pk").first() is not None


def _note_attempt(letter, error, *, at):
    for refusal in getattr(error, "refusals", ()):
        note(letter, Stage.What.TRIED, at=at, server=refusal.server, words=refusal.words)
    if not hasattr(error, "refusals"):
        note(letter, Stage.What.TRIED, at=at, words=_told(error))


def _told(error):
    return (str(error) or type(error).__name__)[:2000].replace("\0", "")
