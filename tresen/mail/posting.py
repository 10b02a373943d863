"""The postman: takes letters that are due and hands them to the SMTP server of `SMTP_URL`."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tresen.lib.secret_links import without_tokens
from tresen.people.models import Person
from tresen.tickets.said import Said

from .envelope import as_message
from .outgoing import OutgoingMail
from .smtp import CutOff, PermanentlyRefused, Unreachable, hand_over

State = OutgoingMail.State
LEASE = timedelta(seconds=30)
BACKOFF = [timedelta(minutes=m) for m in (1, 2, 5, 15, 30, 60, 120, 240)]
GIVE_UP_AFTER = timedelta(days=3)
# Two numbers make an advisory lock; the first says that the second is a letter.
LETTERS = 7133

log = structlog.get_logger()


def deliver_without_post(event):
    """Where no `SMTP_URL` is set, nothing travels: an answer has arrived once it is written."""
    if event.message and not settings.SMTP_URL:
        event.ticket.delivered(event.message, by=event.by, at=event.at)


def post_all():
    """Post everything that is due, one after the other."""
    while settings.SMTP_URL and (letter := _claim()):
        try:
            _post(letter)
        finally:
            _let_go(letter)


@transaction.atomic
def _claim():
    """The letter that has waited longest, ours alone until we let it go; or None.

    Who is still `sending` without the lock was cut off: that one goes again, marked.
    """
    now = timezone.now()
    due = OutgoingMail.objects.filter(state__in=[State.QUEUED, State.SENDING], next_try_at__lte=now)
    while letter := due.select_for_update(skip_locked=True).order_by("next_try_at").first():
        letter.next_try_at = now + LEASE
        if _lock(letter):
            letter.repeated = letter.repeated or letter.state == State.SENDING
            letter.state, letter.attempts = State.SENDING, letter.attempts + 1
            letter.save(update_fields=["repeated", "state", "attempts", "next_try_at"])
            return letter
        letter.save(update_fields=["next_try_at"])
    return None


def _lock(letter):
    """PostgreSQL drops this lock when our process dies: whoever holds it is alive and sending.

    It is taken while the row is locked, so nobody can have sent the letter in between.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LETTERS, letter.pk % 2**31])
        return cursor.fetchone()[0]


def _let_go(letter):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LETTERS, letter.pk % 2**31])


def _post(letter):
    try:
        hand_over(as_message(letter), to=letter.to)
    except PermanentlyRefused as error:
        _give_up(letter, error)
    except Unreachable as error:
        _try_later(letter, error)
    except Exception as error:  # One letter that cannot be made stops no other
        log.warning("letter not made", letter=letter.pk, error=type(error).__name__)
        _try_later(letter, error)
    else:
        _arrived(letter)


@transaction.atomic
def _arrived(letter):
    """A report that it could not be delivered may have been quicker: then it stays failed."""
    now, sending = timezone.now(), OutgoingMail.objects.filter(pk=letter.pk, state=State.SENDING)
    # What decides for its reader is in their hands now, and nowhere else.
    kept = {"text": without_tokens(letter.text), "html": without_tokens(letter.html)}
    if sending.update(state=State.SENT, sent_at=now, last_error="", **kept) and letter.message:
        letter.ticket.delivered(letter.message, by=Person.objects.system(), at=now)


def _try_later(letter, error):
    now = timezone.now()
    if now - letter.created_at > GIVE_UP_AFTER:
        _give_up(letter, error)
        return
    pause = BACKOFF[min(letter.attempts, len(BACKOFF)) - 1]
    letter.state, letter.next_try_at = State.QUEUED, now + pause
    letter.repeated = letter.repeated or isinstance(error, CutOff)
    letter.last_error = str(error)[:2000]
    letter.save(update_fields=["state", "next_try_at", "repeated", "last_error"])


@transaction.atomic
def _give_up(letter, error):
    """It cannot be delivered: the same fact as a bounce, only quicker."""
    if letter.ticket and not letter.is_for_staff:
        said = Said(text=str(error)[:2000], origin="system", automatic=True)
        by = Person.objects.system()
        letter.ticket.bounced(letter.words_lost, said, by=by, at=timezone.now())
    letter.refuse(str(error))
