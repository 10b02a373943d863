from datetime import datetime

import pytest

from tresen.clock import NotADuration, OpeningHours, ServiceDays, ServiceTime, read_duration


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("4h", ServiceTime(14_400)),
        ("90m", ServiceTime(5_400)),
        ("1h30m", ServiceTime(5_400)),
        ("2d", ServiceDays(2)),
    ],
)
def test_durations_as_people_type_them(text, duration):
    assert read_duration(text) == duration


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not a duration"),
        ("vier", "is not a duration"),
        ("-4h", "is not a duration"),
        ("30m1h", "is not a duration"),
        ("4", "4h for hours"),
        ("1d4h", "mixes service days with hours"),
        ("0h", "no time at all"),
        ("0d", "no time at all"),
        ("999999h", "is not a duration"),
    ],
)
def test_a_wrong_duration_is_told_what_is_wrong(text, complaint):
    with pytest.raises(NotADuration, match=complaint):
        read_duration(text)


def test_a_duration_knows_its_deadline():
    start = datetime.fromisoformat("2026-03-28T15:00:00+01:00")
    clock = OpeningHours((((0, 1440),),) * 7, "Europe/Berlin")

    assert read_duration("2d").after(start, clock).isoformat() == "2026-03-30T15:00:00+02:00"
    assert read_duration("48h").after(start, clock).isoformat() == "2026-03-30T16:00:00+02:00"
