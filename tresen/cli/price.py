"""tresen price --level L --kind K --minutes N: what work costs that was agreed to, as JSON."""

import json
import re
from decimal import Decimal

from django.utils import timezone

from tresen.costs.prices.terms import terms_of_level
from tresen.costs.rating import Consent, Stretch, Work
from tresen.costs.shape import as_json
from tresen.customers.models import SupportLevel
from tresen.lib.memory import remembering
from tresen.tickets.models import Kind

from .hours_asked import Complaint, answered, moment

# At most some nineteen years: nobody works longer in one go.
NUMBER = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,4})?")


def add_arguments(parser):
    parser.add_argument("--level", required=True, metavar="L", help="such as business")
    parser.add_argument("--kind", required=True, metavar="K", help="such as configuration")
    parser.add_argument("--minutes", required=True, metavar="N", help="worked, such as 20 or 7.5")
    parser.add_argument("--at", metavar="START_OF_WORK", help="such as 2026-12-23T17:50; else now")
    parser.add_argument(
        "--self-service-declined",
        action="store_true",
        help="the customer said that they do not want to do it themselves",
    )


def run(args):
    return answered(_price, args)


@remembering()
def _price(args):
    level, kind = _level(args.level), _kind(args.kind)
    at = moment(args.at, timezone.get_default_timezone()) if args.at else timezone.now()
    work = Work(kind, (Stretch(at, _seconds(args.minutes)),))
    try:
        verdict = _verdict(work, level, at, declined=args.self_service_declined)
    except OverflowError as error:
        raise Complaint(f"No price can be named for work at {args.at}.") from error
    return json.dumps(as_json(verdict), ensure_ascii=False)


def _verdict(work, level, at, *, declined):
    terms = terms_of_level(level, at)
    price = terms.price_for(work.kind)
    row = price and price.row
    agreed = Consent(work.kind, row, given_at=at, declined_self_service=declined)
    return terms.rate(work, agreed, at)


def _level(code):
    levels = {level.code.lower(): level for level in SupportLevel.objects.all()}
    if code.lower() not in levels:
        raise Complaint(f"There is no support level {code!r}; known are: {', '.join(levels)}.")
    return levels[code.lower()]


def _kind(code):
    if code not in Kind.values:
        raise Complaint(f"There is no kind {code!r}; known are: {', '.join(Kind.values)}.")
    return code


def _seconds(minutes):
    seconds = Decimal(minutes) * 60 if NUMBER.fullmatch(minutes) else None
    if seconds is None or seconds % 1:
        raise Complaint(
            f"{minutes!r} is not a number of minutes such as 20 or 7.5, with whole seconds."
        )
    return int(seconds)
