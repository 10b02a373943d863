"""tresen hours between START END [--calendar C] [--words]: how much service time, in seconds."""

from tresen.lib.stretch import how_long

from .hours_asked import Complaint, add_calendar, answered, hours_of, moment


def add_arguments(parser):
    parser.add_argument("start", metavar="START", help="such as 2026-12-23T15:00")
    parser.add_argument("end", metavar="END", help="such as 2026-12-28T10:00")
    add_calendar(parser)
    parser.add_argument("--words", action="store_true", help="say it as 4 h 30 min")


def run(args):
    return answered(_service_time, args)


def _service_time(args):
    hours = hours_of(args.calendar)
    try:
        start, end = moment(args.start, hours.zone), moment(args.end, hours.zone)
        seconds = hours.between(start, end)
    except OverflowError as error:
        raise Complaint(f"No service time can be counted up to {args.end}.") from error
    if end < start:
        raise Complaint(f"{args.end} comes before {args.start}.")
    return how_long(seconds) if args.words else seconds
