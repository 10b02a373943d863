"""The same answers as from counting minute by minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tresen.clock import AroundTheClock, OpeningHours, SpecialDay

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)

# Not within the hour that is doubled or skipped: there an edge is a matter of convention,
# which test_opening_hours.py pins down.
edges = st.integers(0, 96).map(lambda quarter: quarter * 15).filter(lambda m: not 120 < m < 180)
spans = st.lists(edges, unique=True, max_size=4).map(
    lambda found: tuple(zip(sorted(found)[::2], sorted(found)[1::2], strict=False))
)
days = st.sampled_from([date(2026, 3, 27), date(2026, 10, 23), date(2026, 12, 30)])
moments = st.builds(
    lambda day, minute: datetime(day.year, day.month, day.day, tzinfo=UTC) + minute * MINUTE,
    days,
    st.integers(0, 3 * 24 * 60),
)
calendars = st.builds(
    lambda week, special, day: OpeningHours(
        tuple(week), "Europe/Berlin", {day + timedelta(days=1): SpecialDay("?", special)}
    ),
    st.lists(spans, min_size=7, max_size=7),
    spans,
    days,
)


def is_open_by_the_wall(hours, moment):
    local = moment.astimezone(BERLIN)
    minute = local.hour * 60 + local.minute
    special = hours.special_days.get(local.date())
    today = hours.weekly[local.weekday()] if special is None else special.spans
    return any(start <= minute < end for start, end in today)


def count(hours, start, end):
    minutes = (end - start) // MINUTE
    return 60 * sum(is_open_by_the_wall(hours, start + n * MINUTE) for n in range(minutes))


@given(calendars, moments)
def test_open_means_open_by_the_wall(hours, moment):
    assert hours.is_open(moment) is is_open_by_the_wall(hours, moment)


@settings(max_examples=40, deadline=None)
@given(calendars, moments, st.integers(0, 2 * 24 * 60))
def test_the_time_between_is_what_one_counts(hours, start, minutes):
    end = start + minutes * MINUTE

    assert hours.between(start, end) == count(hours, start, end)


@given(calendars, moments, st.integers(0, 200_000))
def test_a_deadline_is_as_far_away_as_it_was_promised(hours, start, seconds):
    assume(any(hours.weekly))
    due = hours.after(start, seconds).astimezone(UTC)

    assert hours.between(start, due) == seconds
    assert seconds == 0 or hours.between(start, due - timedelta(seconds=1)) == seconds - 1


@given(calendars, moments, st.integers(0, 90_000), st.integers(0, 90_000))
def test_promises_add_up(hours, start, first, second):
    assume(any(hours.weekly) and second)

    assert hours.after(hours.after(start, first), second) == hours.after(start, first + second)


@given(calendars, moments, st.integers(1, 20))
def test_a_later_start_is_never_due_earlier_in_service_days(hours, start, number):
    assume(any(hours.weekly))
    later = start + timedelta(minutes=45)

    assert hours.after_days(start, number) <= hours.after_days(later, number)


@given(moments, st.integers(0, 200_000))
def test_all_day_every_day_is_around_the_clock(start, seconds):
    always = OpeningHours((((0, 1440),),) * 7, "Europe/Berlin")
    clock = AroundTheClock("Europe/Berlin")
    due = clock.after(start, seconds)

    assert always.after(start, seconds) == due
    assert always.between(start, due) == clock.between(start, due) == seconds
    assert always.after_days(start, 3) == clock.after_days(start, 3)
