from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock.minutes import MINUTE, calendars, moments
from tresen.clock import OpeningHours, SpecialDay

BERLIN = ZoneInfo("Europe/Berlin")
NINE_TO_SIX = ((540, 1080),)
WITH_LUNCH = ((540, 720), (780, 1080))
OFFICE = OpeningHours(
    (NINE_TO_SIX,) * 5 + ((), ()),
    "Europe/Berlin",
    {
        date(2026, 4, 3): SpecialDay("Karfreitag"),
        date(2026, 4, 6): SpecialDay("Ostermontag"),
        date(2026, 9, 2): SpecialDay("Betriebsversammlung", ((840, 1080),)),
        date(2026, 12, 24): SpecialDay("Heiligabend", ((540, 720),)),
        date(2026, 12, 25): SpecialDay("Erster Weihnachtstag"),
    },
)
LUNCH = OpeningHours((WITH_LUNCH,) * 7, "Europe/Berlin")
NIGHT_AND_DAY = OpeningHours((((0, 1440),),) * 7, "Europe/Berlin")


def berlin(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("hours", "start", "end", "legs"),
    [
        (OFFICE, "03-02T10:00", "03-02T14:00", ["10:00 "]),
        (OFFICE, "03-02T17:00", "03-03T12:00", ["17:00 ", "18:00 closed", "09:00 "]),
        (OFFICE, "03-02T07:00", "03-02T10:00", ["07:00 closed", "09:00 "]),
        (OFFICE, "03-06T17:50", "03-09T12:50", ["17:50 ", "18:00 day_off", "09:00 "]),
        (OFFICE, "03-07T12:00", "03-09T09:00", ["12:00 day_off"]),
        (
            OFFICE,
            "04-02T17:00",
            "04-07T10:00",
            ["17:00 ", "18:00 Karfreitag", "00:00 day_off", "00:00 Ostermontag", "09:00 "],
        ),
        (
            OFFICE,
            "12-23T17:00",
            "12-28T09:00",
            [
                "17:00 ",
                "18:00 closed",
                "09:00 ",
                "12:00 Heiligabend",
                "00:00 Erster Weihnachtstag",
                "00:00 day_off",
            ],
        ),
        (OFFICE, "09-01T17:00", "09-02T15:00", ["17:00 ", "18:00 Betriebsversammlung", "14:00 "]),
        (LUNCH, "03-02T11:00", "03-02T14:00", ["11:00 ", "12:00 closed", "13:00 "]),
        (NIGHT_AND_DAY, "03-28T10:00", "03-30T10:00", ["10:00 "]),
        (OFFICE, "03-02T10:00", "03-02T10:00", []),
        (OFFICE, "03-03T10:00", "03-02T10:00", []),
    ],
)
def test_each_leg_says_why_it_counts_or_does_not(hours, start, end, legs):
    way = hours.journey(berlin(start), berlin(end))

    assert [f"{leg.start:%H:%M} {leg.name or leg.reason}" for leg in way] == legs


def test_a_leg_knows_the_days_that_gave_its_reason():
    weekend = OFFICE.journey(berlin("03-06T18:00"), berlin("03-09T09:00"))

    assert [leg.days for leg in weekend] == [(date(2026, 3, 7), date(2026, 3, 8))]


@pytest.mark.parametrize(("night", "hours"), [("03-29", 23), ("10-25", 25)])
def test_the_nights_on_which_clocks_change_have_their_real_length(night, hours):
    (leg,) = NIGHT_AND_DAY.journey(berlin(f"{night}T00:00"), berlin(f"{night}T23:59:59"))

    assert leg.seconds == hours * 3600 - 1


def test_clocks_that_go_back_over_midnight_leave_no_gap():
    there = ZoneInfo("America/St_Johns")
    hours = OpeningHours((NINE_TO_SIX,) * 7, "America/St_Johns")
    late = datetime(2010, 11, 6, 23, 30, tzinfo=there, fold=1)

    (leg,) = hours.journey(datetime(2010, 11, 6, 18, tzinfo=there), late)
    assert leg.seconds == 6 * 3600 + 1800


@given(calendars, moments, st.integers(1, 20_000))
def test_counted_legs_add_up_to_the_service_time(hours, start, length):
    end = start + length * MINUTE
    legs = hours.journey(start, end)

    assert sum(leg.seconds for leg in legs if leg.counted) == hours.between(start, end)


@given(calendars, moments, st.integers(1, 20_000))
def test_legs_lead_from_start_to_end_without_a_gap(hours, start, length):
    end = start + length * MINUTE
    legs = hours.journey(start, end)

    assert [leg.start for leg in legs] == [start, *(leg.end for leg in legs[:-1])]
    assert legs[-1].end == end


@given(calendars, moments, st.integers(1, 20_000))
def test_neighbours_have_different_reasons(hours, start, length):
    legs = hours.journey(start, start + length * MINUTE)
    reasons = [(leg.reason, leg.name) for leg in legs]

    assert all(one != next_one for one, next_one in zip(reasons, reasons[1:], strict=False))
