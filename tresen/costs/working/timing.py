"""The stop watch on a ticket: somebody works on it from now on, and later says how long it was."""

from datetime import timedelta

from django.db import transaction

from tresen.tickets.answering import require_staff

from .entry import WorkTimer

ONE_MINUTE = timedelta(minutes=1)


@transaction.atomic
def start_timer(ticket, *, by, at):
    """Pressed twice, it goes on from the first time."""
    require_staff(by)
    ticket.lock()
    ticket.refuse_if_closed()
    timer, _fresh = WorkTimer.objects.get_or_create(
        ticket=ticket, person=by, defaults={"started_at": at}
    )
    return timer


def stop_timer(ticket, *, by):
    """When the work began, or None if no timer ran. Nothing is logged yet."""
    timer = timer_of(ticket, by)
    if timer is None:
        return None
    timer.delete()
    return timer.started_at


def timer_of(ticket, person):
    return WorkTimer.objects.filter(ticket=ticket, person=person).first()


def worked_since(started_at, now):
    """In seconds, to the nearest whole minute: nobody starts a quarter of an hour by seconds."""
    minutes = round((now - started_at) / ONE_MINUTE)
    return max(minutes, 1) * 60


def began_at(timer, seconds, now):
    """Work of this length that ends now at the latest: when the timer started, if that fits."""
    length = timedelta(seconds=seconds)
    if timer and timer.started_at + length <= now + ONE_MINUTE / 2:
        return timer.started_at
    return now - length
