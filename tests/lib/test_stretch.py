from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tresen.lib.stretch import days, from_to, how_long, point

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "end", "english", "german"),
    [
        (
            "02T10:00",
            "02T14:00",
            "Mon 2 Mar, 10:00–14:00",
            "Mo., 2. März, 10:00–14:00",
        ),
        (
            "06T18:00",
            "09T09:00",
            "Fri 6 Mar, 18:00 – Mon 9 Mar, 09:00",
            "Fr., 6. März, 18:00 – Mo., 9. März, 09:00",
        ),
        ("02T22:00", "03T00:00", "Mon 2 Mar, 22:00–24:00", "Mo., 2. März, 22:00–24:00"),
        ("07T00:00", "08T00:00", "Sat 7 Mar", "Sa., 7. März"),
        ("07T00:00", "09T00:00", "Sat 7 Mar – Sun 8 Mar", "Sa., 7. März – So., 8. März"),
    ],
)
def test_a_stretch_of_time_in_words(start, end, english, german):
    moments = [
        datetime.fromisoformat(f"2026-03-{at}").replace(tzinfo=BERLIN) for at in (start, end)
    ]

    with translation.override("en"):
        assert from_to(*moments, "Europe/Berlin") == english
    with translation.override("de"):
        assert from_to(*moments, "Europe/Berlin") == german


def test_times_are_those_of_the_readers_zone():
    start = datetime(2026, 3, 2, 10, tzinfo=BERLIN)

    with translation.override("en"):
        assert from_to(start, start, "America/New_York") == "Mon 2 Mar, 04:00–04:00"


@pytest.mark.parametrize(("offset", "zone"), [(2, "MESZ"), (1, "MEZ")])
def test_a_point_that_comes_twice_says_which_one(offset, zone):
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=offset)))

    with translation.override("de"):
        assert point(moment, "Europe/Berlin") == f"So., 25. Okt., 02:30 {zone}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 24), date(2026, 12, 24), "Thu 24 Dec"),
        (date(2026, 12, 24), date(2027, 1, 3), "Thu 24 Dec – Sun, 3 Jan 2027"),
        (date(2027, 1, 1), date(2027, 1, 1), "Fri, 1 Jan 2027"),
    ],
)
def test_days_of_another_year_say_which(first, last, words):
    with translation.override("en"):
        assert days(first, last, 2026) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 min"),
        (14_400, "4 h"),
        (5_400, "1 h 30 min"),
        (725, "12 min 5 s"),
        (90_001, "25 h 1 s"),
    ],
)
def test_a_length_says_nothing_that_is_zero(seconds, words):
    with translation.override("en"):
        assert how_long(seconds) == words
