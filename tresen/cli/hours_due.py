"""tresen hours due START DURATION [--calendar C]: until when we promise to answer."""

import sys
from datetime import datetime

from tresen.clock import NoServiceTime, NotADuration, read_duration
from tresen.clock.wall import meant_by
from tresen.hours.models import Calendar, default_calendar


class Complaint(Exception):
    """One plain sentence for the person at the keyboard."""


def add_arguments(parser):
    parser.add_argument("start", metavar="START", help="such as 2026-12-23T15:00")
    parser.add_argument("duration", metavar="DURATION", help="such as 4h, 90m or 2d (service days)")
    parser.add_argument("--calendar", metavar="C", help="the code of a calendar")


def run(args):
    try:
        print(_deadline(args).isoformat(timespec="seconds"))
    except Complaint as complaint:
        print(complaint, file=sys.stderr)
        return 2
    return 0


def _deadline(args):
    hours = _calendar(args.calendar).hours()
    try:
        return read_duration(args.duration).after(_start(args.start, hours.zone), hours)
    except (NotADuration, NoServiceTime) as error:
        raise Complaint(error) from error
    except OverflowError as error:
        raise Complaint(f"No deadline can be named for {args.start}.") from error


def _start(text, zone):
    try:
        start = datetime.fromisoformat(text)
    except ValueError as error:
        raise Complaint(f"{text!r} is not a start such as 2026-12-23T15:00.") from error
    return start if start.tzinfo else meant_by(start.replace(tzinfo=zone))


def _calendar(code):
    calendar = Calendar.objects.filter(code=code).first() if code else default_calendar()
    if calendar is None:
        known = ", ".join(Calendar.objects.values_list("code", flat=True))
        raise Complaint(f"There is no calendar {code!r}; known are: {known}.")
    return calendar
