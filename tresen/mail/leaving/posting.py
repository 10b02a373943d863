"""The postman: takes letters that are due and hands them to the servers of `SMTP_URL`."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tresen.tickets.delivering import deliver_at_once

from .envelope import seal
from .lines import Lines
from .outgoing import OutgoingMail
from .posted import arrived, give_up, try_later
from .refusals import PermanentlyRefused
from .turns import look_again

State, Because = OutgoingMail.State, OutgoingMail.Because
LEASE = timedelta(seconds=30)
# Who is cut off again and again after DATA waits longer each time: no reader gets it by the minute.
DOUBLED_AT_MOST = 8
CLAIMED = [
    *("repeated", "state", "attempts", "next_try_at"),
    *("because", "leaves_at", "again_at"),
]
# Two numbers make an advisory lock; the first says that the second is a letter.
LETTERS = 7133

log = structlog.get_logger()


def deliver_without_post(event):
    """Where no `SMTP_URL` is set, nothing travels: an answer has arrived once it is written.

    Where it is read in the portal, it has by then (see tickets/delivering.py).
    """
    if not (settings.SMTP_URL or event.ticket.is_read_in_portal):
        deliver_at_once(event)


def post_all():
    """Post everything that is due, one after the other."""
    with Lines() as lines:
        while settings.SMTP_URL and (letter := _claim()):
            try:
                _post(letter, lines)
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
        if letter.because == Because.TOO_MANY and not look_again(letter, now=now):
            letter.save(update_fields=["leaves_at", "next_try_at"])
            continue
        letter.next_try_at = now + LEASE * 2 ** min(letter.attempts, DOUBLED_AT_MOST)
        if _lock(letter):
            letter.repeated = letter.repeated or letter.state == State.SENDING
            letter.state, letter.attempts = State.SENDING, letter.attempts + 1
            letter.save(update_fields=CLAIMED)
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


def _post(letter, lines):
    try:
        server = lines.hand_over(seal(letter))
    except PermanentlyRefused as error:
        give_up(letter, error)
    except Exception as error:  # One letter that cannot be made stops no other
        log.warning("letter not posted", letter=letter.pk, error=type(error).__name__)
        try_later(letter, error)
    else:
        arrived(letter, server)
