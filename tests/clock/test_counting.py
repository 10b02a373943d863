"""The same answers as from counting minute by minute."""

from datetime import UTC, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.clock import minutes
from tests.clock.minutes import MINUTE, calendars, moments
from tresen.clock import OpeningHours

NIGHT_AND_DAY = OpeningHours((((0, 1440),),) * 7, "Europe/Berlin")
# To count takes long.
few = settings(max_examples=settings().max_examples // 3)


def utc(moment):
    """In the hour that comes twice, Python finds no moment equal to one of another zone."""
    return moment.astimezone(UTC)


@given(calendars, moments)
def test_open_means_open_by_the_wall(hours, moment):
    assert hours.is_open(moment) is minutes.is_open(hours, moment)


@few
@given(calendars, moments, st.integers(0, 2 * 24 * 60))
def test_the_time_between_is_what_one_counts(hours, start, length):
    end = start + length * MINUTE

    assert hours.between(start, end) == minutes.between(hours, start, end)


@few
@given(calendars, moments)
def test_the_next_opening_is_the_next_open_minute(hours, start):
    assume(any(hours.weekly))

    assert utc(hours.next_opening(start)) == minutes.next_opening(hours, start)


@few
@given(calendars, moments, st.integers(1, 800))
def test_a_deadline_is_the_end_of_the_last_promised_minute(hours, start, length):
    assume(any(hours.weekly))

    assert utc(hours.after(start, length * 60)) == minutes.after(hours, start, length)


@few
@given(calendars, moments, st.integers(1, 4))
def test_a_service_day_later_is_the_same_time_on_the_wall(hours, start, number):
    assume(any(hours.weekly))

    assert utc(hours.after_days(start, number)) == minutes.after_days(hours, start, number)


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


@given(calendars, moments, st.integers(0, 200_000), st.integers(0, 999_999))
def test_fractions_of_a_second_neither_delay_a_deadline_nor_stay_in_it(hours, start, length, parts):
    assume(any(hours.weekly))
    late = start + timedelta(microseconds=parts)

    assert hours.after(late, length) == hours.after(start, length)
    assert hours.between(late, hours.after(late, length)) == length


@given(moments, st.integers(0, 200_000))
def test_all_day_every_day_is_real_time(start, seconds):
    due = start + timedelta(seconds=seconds)

    assert utc(NIGHT_AND_DAY.after(start, seconds)) == due
    assert NIGHT_AND_DAY.between(start, due) == seconds
