"""What people type to ask for service time: a moment and a calendar."""

import sys
from datetime import datetime

from tresen.clock.wall import meant_by
from tresen.hours.models import Calendar, default_calendar


class Complaint(Exception):
    """One plain sentence for the person at the keyboard."""


def answered(answer, args):
    """Print the answer, or the complaint; the exit code says which."""
    try:
        print(answer(args))
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return 2
    return 0


def add_calendar(parser):
    parser.add_argument("--calendar", metavar="C", help="the code of a calendar")


def hours_of(code):
    calendar = Calendar.objects.filter(code=code).first() if code else default_calendar()
    if calendar is None:
        known = ", ".join(Calendar.objects.values_list("code", flat=True))
        raise Complaint(f"There is no calendar {code!r}; known are: {known}.")
    return calendar.hours()


def moment(text, zone):
    """Without an offset it is the time on the wall of the calendar's zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Complaint(f"{text!r} is not a moment such as 2026-12-23T15:00.") from error
    return found if found.tzinfo else meant_by(found.replace(tzinfo=zone))
