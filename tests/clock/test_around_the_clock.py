from datetime import datetime

import pytest

from tresen.clock import AroundTheClock

CLOCK = AroundTheClock("Europe/Berlin")
EVENING = datetime.fromisoformat("2026-12-24T22:00:00+01:00")


def test_it_is_always_open():
    assert CLOCK.is_open(EVENING)
    assert CLOCK.next_opening(EVENING) == EVENING


def test_an_hour_is_an_hour_in_the_zone_of_the_calendar():
    assert CLOCK.after(EVENING, 4 * 3600).isoformat() == "2026-12-25T02:00:00+01:00"


def test_a_day_is_the_same_time_tomorrow_even_when_clocks_change():
    start = datetime.fromisoformat("2026-03-28T15:00:00+01:00")

    assert CLOCK.after_days(start, 1).isoformat() == "2026-03-29T15:00:00+02:00"
    assert CLOCK.after_days(start, 0) == start


@pytest.mark.parametrize("ask", [CLOCK.is_open, CLOCK.next_opening])
def test_a_moment_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="no time zone"):
        ask(EVENING.replace(tzinfo=None))
