from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tresen.clock import OpeningHours, SpecialDay
from tresen.hours.telling import told

BERLIN = ZoneInfo("Europe/Berlin")
LONG_DAY = ((540, 720), (780, 1080))
HOURS = OpeningHours(
    (LONG_DAY, LONG_DAY, (), LONG_DAY, LONG_DAY, (), ()),
    "Europe/Berlin",
    {date(2026, 4, 3): SpecialDay("Karfreitag")},
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def lines(start, end, zone="Europe/Berlin"):
    moments = [datetime.fromisoformat(f"2026-{at}").replace(tzinfo=BERLIN) for at in (start, end)]
    return [str(told(leg, zone)) for leg in HOURS.journey(*moments)]


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        ("03-02T13:30", "03-02T14:00", "Mon 2 Mar, 13:30–14:00: 30 min of service time"),
        ("03-02T12:00", "03-02T13:00", "Mon 2 Mar, 12:00–13:00: outside the service hours"),
        ("03-02T07:00", "03-02T09:00", "Mon 2 Mar, 07:00–09:00: outside the service hours"),
        ("03-02T18:00", "03-03T09:00", "Mon 2 Mar, 18:00 – Tue 3 Mar, 09:00: night"),
        ("03-06T18:00", "03-09T09:00", "Fri 6 Mar, 18:00 – Mon 9 Mar, 09:00: weekend"),
        (
            "03-03T18:00",
            "03-05T09:00",
            "Tue 3 Mar, 18:00 – Thu 5 Mar, 09:00: no service on this day",
        ),
        (
            "04-02T18:00",
            "04-04T00:00",
            "Thu 2 Apr, 18:00 – Fri 3 Apr, 24:00: Karfreitag, closed",
        ),
    ],
)
def test_a_leg_is_told_in_one_line(start, end, line):
    assert lines(start, end) == [line]


def test_a_reader_elsewhere_sees_the_times_of_home():
    assert lines("03-02T13:30", "03-02T14:00", "Europe/Lisbon") == [
        "Mon 2 Mar, 12:30–13:00: 30 min of service time"
    ]


SUNDAYS = OpeningHours(((),) * 6 + (((0, 1440),),), "Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (
            "03-29T01:00+01:00",
            "03-29T04:00+02:00",
            "Sun 29 Mar, 01:00 CET–04:00 CEST: 2 h of service time. The clocks change.",
        ),
        (
            "10-25T02:30+02:00",
            "10-25T02:30+01:00",
            "Sun 25 Oct, 02:30 CEST–02:30 CET: 1 h of service time. The clocks change.",
        ),
        (
            "10-25T01:00+02:00",
            "10-25T02:30+02:00",
            "Sun 25 Oct, 01:00 CEST–02:30 CEST: 1 h 30 min of service time. The clocks change.",
        ),
        (
            "10-25T00:00+02:00",
            "10-26T00:00+01:00",
            "Sun 25 Oct: 25 h of service time. The clocks change.",
        ),
        (
            "10-25T03:00+01:00",
            "10-25T04:00+01:00",
            "Sun 25 Oct, 03:00–04:00: 1 h of service time",
        ),
    ],
)
def test_the_night_of_the_change_is_told_in_the_line(start, end, line):
    moments = [datetime.fromisoformat(f"2026-{at}") for at in (start, end)]

    assert [str(told(leg, "Europe/Berlin")) for leg in SUNDAYS.journey(*moments)] == [line]
