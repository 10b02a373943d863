from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tresen.clock import NoServiceTime, NotASpan, OpeningHours, SpecialDay

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = ((9 * 60, 18 * 60),)
ALL_DAY = ((0, 24 * 60),)
HOUR = 3600

HOLIDAYS = {
    date(2026, 12, 24): SpecialDay("Heiligabend"),
    date(2026, 12, 25): SpecialDay("Erster Weihnachtstag"),
    date(2026, 12, 31): SpecialDay("Silvester", ((9 * 60, 12 * 60),)),
    date(2027, 1, 1): SpecialDay("Neujahr"),
    date(2027, 3, 29): SpecialDay("Ostermontag"),
}
OFFICE_HOURS = OpeningHours((OFFICE,) * 5 + ((), ()), "Europe/Berlin", HOLIDAYS)
NIGHT_AND_DAY = OpeningHours((ALL_DAY,) * 7, "Europe/Berlin")
TWO_SHIFTS = OpeningHours((((9 * 60, 12 * 60), (13 * 60, 18 * 60)),) * 7, "Europe/Berlin")
LATE = OpeningHours((((22 * 60, 24 * 60),),) * 7, "Europe/Berlin")
NEVER = OpeningHours(((),) * 7, "Europe/Berlin")


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("hours", "start", "seconds", "due"),
    [
        (OFFICE_HOURS, "2026-03-02T09:00", 4 * HOUR, "2026-03-02T13:00+01:00"),
        (OFFICE_HOURS, "2026-03-02T14:00", 4 * HOUR, "2026-03-02T18:00+01:00"),
        (OFFICE_HOURS, "2026-03-02T14:00:01", 4 * HOUR, "2026-03-03T09:00:01+01:00"),
        (OFFICE_HOURS, "2026-03-02T18:00", 4 * HOUR, "2026-03-03T13:00+01:00"),
        (OFFICE_HOURS, "2026-03-06T17:50", 4 * HOUR, "2026-03-09T12:50+01:00"),
        (OFFICE_HOURS, "2026-03-07T03:00", 9 * HOUR, "2026-03-09T18:00+01:00"),
        (OFFICE_HOURS, "2026-03-07T03:00", 0, "2026-03-09T09:00+01:00"),
        (OFFICE_HOURS, "2026-12-23T15:00", 4 * HOUR, "2026-12-28T10:00+01:00"),
        (OFFICE_HOURS, "2026-12-30T17:00", 4 * HOUR, "2026-12-31T12:00+01:00"),
        (OFFICE_HOURS, "2026-12-30T17:00", 5 * HOUR, "2027-01-04T10:00+01:00"),
        (OFFICE_HOURS, "2027-03-26T17:00", 2 * HOUR, "2027-03-30T10:00+02:00"),
        (OFFICE_HOURS, "2028-02-28T17:00", 2 * HOUR, "2028-02-29T10:00+01:00"),
        (TWO_SHIFTS, "2026-03-02T11:00", 4 * HOUR, "2026-03-02T16:00+01:00"),
        (TWO_SHIFTS, "2026-03-02T11:00", HOUR, "2026-03-02T12:00+01:00"),
        (LATE, "2026-03-02T23:00", HOUR, "2026-03-03T00:00+01:00"),
        (LATE, "2026-03-02T23:00", 2 * HOUR, "2026-03-03T23:00+01:00"),
        (NIGHT_AND_DAY, "2026-12-31T22:00", 4 * HOUR, "2027-01-01T02:00+01:00"),
        (NIGHT_AND_DAY, "2026-03-29T01:00", 4 * HOUR, "2026-03-29T06:00+02:00"),
        (NIGHT_AND_DAY, "2026-10-25T01:00", 4 * HOUR, "2026-10-25T04:00+01:00"),
        (NIGHT_AND_DAY, "2026-10-25T01:30", HOUR, "2026-10-25T02:30+02:00"),
        (NIGHT_AND_DAY, "2026-10-25T01:30", 2 * HOUR, "2026-10-25T02:30+01:00"),
    ],
)
def test_deadlines(hours, start, seconds, due):
    deadline = hours.after(berlin(start), seconds)

    assert deadline.isoformat(timespec="seconds") == datetime.fromisoformat(due).isoformat()


@pytest.mark.parametrize(
    ("hours", "start", "days", "due"),
    [
        (OFFICE_HOURS, "2026-03-02T15:00", 2, "2026-03-04T15:00+01:00"),
        (OFFICE_HOURS, "2026-03-06T15:00", 1, "2026-03-09T15:00+01:00"),
        (OFFICE_HOURS, "2026-03-06T20:00", 1, "2026-03-10T09:00+01:00"),
        (OFFICE_HOURS, "2026-03-06T20:00", 0, "2026-03-09T09:00+01:00"),
        (OFFICE_HOURS, "2026-12-23T15:00", 2, "2026-12-29T15:00+01:00"),
        (OFFICE_HOURS, "2026-12-30T15:00", 1, "2026-12-31T12:00+01:00"),
        (OFFICE_HOURS, "2026-03-27T15:00", 1, "2026-03-30T15:00+02:00"),
        (OFFICE_HOURS, "2026-03-02T15:00", 200, "2026-12-07T15:00+01:00"),
        (NIGHT_AND_DAY, "2026-03-28T02:30", 1, "2026-03-29T03:00+02:00"),
        (NIGHT_AND_DAY, "2026-10-24T02:30", 1, "2026-10-25T02:30+02:00"),
    ],
)
def test_service_days(hours, start, days, due):
    deadline = hours.after_days(berlin(start), days)

    assert deadline.isoformat() == datetime.fromisoformat(due).isoformat()


def test_a_closed_time_of_day_moves_to_the_next_opening_of_the_last_day():
    lunch = SpecialDay("Betriebsversammlung", ((9 * 60, 11 * 60), (14 * 60, 18 * 60)))
    hours = OpeningHours((OFFICE,) * 7, "Europe/Berlin", {date(2026, 3, 3): lunch})

    assert hours.after_days(berlin("2026-03-02T12:00"), 1) == berlin("2026-03-03T14:00")


@pytest.mark.parametrize(
    ("moment", "is_open", "opens"),
    [
        ("2026-03-02T09:00", True, "2026-03-02T09:00"),
        ("2026-03-02T17:59:59", True, "2026-03-02T17:59:59"),
        ("2026-03-02T18:00", False, "2026-03-03T09:00"),
        ("2026-03-07T12:00", False, "2026-03-09T09:00"),
        ("2026-12-25T12:00", False, "2026-12-28T09:00"),
        ("2026-12-31T11:00", True, "2026-12-31T11:00"),
        ("2026-12-31T12:00", False, "2027-01-04T09:00"),
    ],
)
def test_openings(moment, is_open, opens):
    assert OFFICE_HOURS.is_open(berlin(moment)) is is_open
    assert OFFICE_HOURS.next_opening(berlin(moment)) == berlin(opens)


@pytest.mark.parametrize(
    ("span", "night", "seconds"),
    [
        ((0, 24 * 60), "2026-03-29", 23 * HOUR),
        ((0, 24 * 60), "2026-10-25", 25 * HOUR),
        ((150, 600), "2026-03-29", 7 * HOUR),
        ((0, 150), "2026-03-29", 2 * HOUR),
        ((130, 170), "2026-03-29", 0),
        ((150, 600), "2026-10-25", 8 * HOUR + HOUR // 2),
        ((0, 150), "2026-10-25", 2 * HOUR + HOUR // 2),
    ],
)
def test_the_nights_on_which_clocks_change_have_their_real_length(span, night, seconds):
    hours = OpeningHours(((span,),) * 7, "Europe/Berlin")
    start = berlin(f"{night}T00:00")
    end = berlin(f"{night}T23:59:59") + timedelta(seconds=1)

    assert hours.between(start, end) == seconds


def test_two_spans_that_meet_in_a_doubled_hour_leave_no_gap():
    hours = OpeningHours((((0, 150), (150, 1440)),) * 7, "Europe/Berlin")

    assert hours.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")) == 25 * HOUR


def test_a_day_that_a_zone_leaves_out_has_no_service_time():
    hours = OpeningHours((OFFICE,) * 7, "Pacific/Apia")
    samoa = ZoneInfo("Pacific/Apia")
    start = datetime(2011, 12, 29, 18, tzinfo=samoa)

    assert hours.after(start, HOUR) == datetime(2011, 12, 31, 10, tzinfo=samoa)
    assert hours.after_days(start - timedelta(hours=1), 1).day == 31


def test_clocks_that_go_back_over_midnight_count_every_hour():
    hours = OpeningHours((ALL_DAY,) * 7, "America/St_Johns")
    there = ZoneInfo("America/St_Johns")
    start = datetime(2010, 11, 6, 12, tzinfo=there)
    late = datetime(2010, 11, 6, 23, 30, tzinfo=there, fold=1)

    assert hours.between(start, late) == 12 * HOUR + HOUR // 2
    assert hours.is_open(late)


def test_results_are_in_the_zone_of_the_calendar():
    start = datetime.fromisoformat("2026-07-01T08:00+00:00")

    assert OFFICE_HOURS.after(start, HOUR).isoformat() == "2026-07-01T11:00:00+02:00"


def test_a_deadline_that_has_passed_lies_a_negative_time_ahead():
    due, now = berlin("2026-03-02T17:00"), berlin("2026-03-03T10:00")

    assert OFFICE_HOURS.between(now, due) == -2 * HOUR


@pytest.mark.parametrize("ask", ["next_opening", "after", "after_days"])
def test_an_empty_week_has_no_deadline_and_says_so(ask):
    length = [] if ask == "next_opening" else [1]

    with pytest.raises(NoServiceTime, match="no service time within 400 days"):
        getattr(NEVER, ask)(berlin("2026-03-02T12:00"), *length)


@pytest.mark.parametrize(("ask", "too_much"), [("after", 9 * 300 * HOUR), ("after_days", 400)])
def test_more_than_there_is_has_no_deadline_either(ask, too_much):
    with pytest.raises(NoServiceTime, match="not enough service time within 400 days"):
        getattr(OFFICE_HOURS, ask)(berlin("2026-03-02T12:00"), too_much)


def test_an_empty_week_is_closed_and_counts_nothing():
    start = berlin("2026-03-02T12:00")

    assert not NEVER.is_open(start)
    assert NEVER.between(start, start + timedelta(days=30)) == 0


def test_a_moment_without_a_zone_is_refused():
    naive = berlin("2026-03-02T12:00").replace(tzinfo=None)

    with pytest.raises(ValueError, match="no time zone"):
        OFFICE_HOURS.after(naive, HOUR)


def test_a_deadline_before_its_start_is_refused():
    with pytest.raises(ValueError, match="before its start"):
        OFFICE_HOURS.after(berlin("2026-03-02T12:00"), -1)


def test_a_promise_of_half_a_second_is_refused():
    with pytest.raises(ValueError, match="whole seconds"):
        OFFICE_HOURS.after(berlin("2026-03-02T12:00"), timedelta(seconds=0.5))


@pytest.mark.parametrize("spans", [((60, 30),), ((0, 1500),), ((0, 120), (60, 180)), ((-1, 5),)])
def test_impossible_spans_are_refused(spans):
    with pytest.raises(NotASpan):
        OpeningHours((spans,) * 7, "Europe/Berlin")


def test_a_week_of_six_days_is_refused():
    with pytest.raises(ValueError, match="seven days"):
        OpeningHours((OFFICE,) * 6, "Europe/Berlin")
