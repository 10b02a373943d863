"""tresen hours due START DURATION [--calendar C]: until when we promise to answer."""

from tresen.clock import NoServiceTime, NotADuration, read_duration

from .hours_asked import Complaint, add_calendar, answered, hours_of, moment


def add_arguments(parser):
    parser.add_argument("start", metavar="START", help="such as 2026-12-23T15:00")
    parser.add_argument("duration", metavar="DURATION", help="such as 4h, 90m or 2d (service days)")
    add_calendar(parser)


def run(args):
    return answered(_deadline, args)


def _deadline(args):
    hours = hours_of(args.calendar)
    try:
        start = moment(args.start, hours.zone)
        return read_duration(args.duration).after(start, hours).isoformat(timespec="seconds")
    except (NotADuration, NoServiceTime) as error:
        raise Complaint(error) from error
    except OverflowError as error:
        raise Complaint(f"No deadline can be named for {args.start}.") from error
