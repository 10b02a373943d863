"""How many automatic letters are too many: arithmetic, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.leaving import caps

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ago(*minutes):
    return [NOW - minute * MINUTE for minute in minutes]


@pytest.mark.parametrize(
    ("before", "room"),
    [
        ([], NOW),
        (ago(1, 2, 3, 4), NOW),
        (ago(1, 2, 3, 4, 9), NOW + MINUTE),
        (ago(1, 2, 3, 4, 10), NOW),
        (ago(*range(11, 20), 59), NOW + MINUTE),
        (ago(*range(61, 80), 1439), NOW + 1 * MINUTE),
        (ago(*range(61, 80), 1440), NOW),
    ],
)
def test_there_is_room_as_soon_as_enough_are_long_ago(before, room):
    assert caps.room_at(before, caps.LETTERS_TO_STRANGER, NOW) == room


def busiest(places, span):
    """The most of these that any stretch of this length holds."""
    return max((sum(one <= other < one + span for other in places) for one in places), default=0)


@given(st.lists(st.integers(0, 600), max_size=80).map(sorted))
def test_no_stretch_of_time_ever_holds_more_than_its_cap(minutes):
    places = []
    for now in (NOW + minute * MINUTE for minute in minutes):
        before = sorted(places, reverse=True)
        places.append(caps.room_at(before, caps.LETTERS_TO_STRANGER, now))

    assert all(busiest(places, span) <= number for span, number in caps.LETTERS_TO_STRANGER)


def loop(delays):
    """When our letters leave for somebody who answers each, so many seconds after it left."""
    left, came = [NOW], []
    for delay in delays:
        came.append(left[-1] + timedelta(seconds=delay))
        left.append(caps.room_beside(left, [], came, came[-1]))
    return left


@given(st.lists(st.integers(1, 1000), max_size=50))
def test_no_loop_of_any_delay_gets_more_than_five_letters_an_hour(delays):
    assert busiest(loop(delays), caps.HOUR) <= 5


@given(st.integers(12 * 60 + 1, 7200))
def test_who_is_slow_enough_is_never_held_up(delay):
    left = loop([delay] * 20)

    assert left[-1] == NOW + 20 * timedelta(seconds=delay)
