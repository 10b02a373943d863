"""Service time once more, found by looking at the clock on the wall minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tresen.clock import OpeningHours, SpecialDay

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

# Not within the hour that is doubled or skipped: there an edge is a matter of convention,
# which test_opening_hours.py pins down.
edges = st.integers(0, 96).map(lambda quarter: quarter * 15).filter(lambda m: not 120 < m < 180)
spans = st.lists(edges, unique=True, max_size=4).map(
    lambda found: tuple(zip(sorted(found)[::2], sorted(found)[1::2], strict=False))
)
# Both nights on which clocks change, the end of a year, and a leap day.
days = st.sampled_from(
    [date(2026, 3, 27), date(2026, 10, 23), date(2026, 12, 30), date(2028, 2, 27)]
)
moments = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day, tzinfo=UTC) + minute * MINUTE,
    days,
    st.integers(0, 3 * 24 * 60),
)
calendars = st.builds(
    lambda week, special, day: OpeningHours(
        tuple(week), "Europe/Berlin", {day + DAY: SpecialDay("?", special)}
    ),
    st.lists(spans, min_size=7, max_size=7),
    spans,
    days,
)


def is_open(hours, moment):
    local = moment.astimezone(BERLIN)
    special = hours.special_days.get(local.date())
    today = hours.weekly[local.weekday()] if special is None else special.spans
    return any(start <= on_the_wall(moment) < end for start, end in today)


def between(hours, start, end):
    return 60 * sum(is_open(hours, start + n * MINUTE) for n in range((end - start) // MINUTE))


def next_opening(hours, start):
    return next(open_minutes(hours, start))


def after(hours, start, minutes):
    """The end of the last of so many open minutes."""
    return next(islice(open_minutes(hours, start), minutes - 1, None)) + MINUTE


def after_days(hours, start, number):
    first = next_opening(hours, start)
    day = nth_service_day(hours, first.astimezone(BERLIN).date(), number)
    open_ones = [moment for moment in minutes_of(day) if is_open(hours, moment)]
    # A time is fit from the first moment of an opening to the moment at which it ends.
    fit = sorted({*open_ones, *(moment + MINUTE for moment in open_ones)})
    later = [m for m in fit if m == minutes_of(day)[-1] + MINUTE or reached(m, first)]
    return (later or fit[-1:])[0]


def reached(moment, first):
    return on_the_wall(moment) >= on_the_wall(first)


def nth_service_day(hours, day, number):
    following = (day + n * DAY for n in count(1))
    service_days = (day for day in following if any(is_open(hours, m) for m in minutes_of(day)))
    return next(islice(service_days, number - 1, None))


def minutes_of(day):
    midnight, next_midnight = (
        datetime.combine(each, time(), BERLIN).astimezone(UTC) for each in (day, day + DAY)
    )
    return [midnight + n * MINUTE for n in range((next_midnight - midnight) // MINUTE)]


def open_minutes(hours, start):
    return (m for n in count() if is_open(hours, m := start + n * MINUTE))


def on_the_wall(moment):
    local = moment.astimezone(BERLIN)
    return local.hour * 60 + local.minute
