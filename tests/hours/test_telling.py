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
