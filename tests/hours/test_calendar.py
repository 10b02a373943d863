from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from tresen.clock import NotASpan
from tresen.hours.calendar import RevisedMeanwhile
from tresen.hours.models import Calendar, default_calendar
from tresen.hours.plan import UnknownTimezone
from tresen.hours.resolving import NotADay, UnknownRegion

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MORNINGS = [[["08:00", "12:00"]]] * 5 + [[], []]


@pytest.fixture
def mornings():
    calendar = Calendar.objects.create(code="mornings", name="Vormittags")
    calendar.revise(by=None, at=NOW, weekly=MORNINGS, country="DE", subdivision="NW")
    return calendar


def test_the_default_calendar_has_our_service_hours():
    hours = default_calendar().hours()
    start = datetime.fromisoformat("2026-12-23T15:00+01:00")

    assert hours.after(start, 4 * 3600).isoformat() == "2026-12-28T10:00:00+01:00"
    assert hours.special_days[date(2026, 6, 4)].name == "Fronleichnam"
    assert hours.special_days[date(2026, 12, 24)].name == "Heiligabend"


def test_there_is_one_default_calendar():
    with pytest.raises(IntegrityError, match="one_default_calendar"):
        Calendar.objects.create(code="second", name="Zweiter", is_default=True)


def test_a_revision_is_a_new_version_and_counts_at_once(mornings):
    mornings.revise(by=None, at=NOW, weekly=[[["10:00", "11:00"]]] * 7)

    assert [version.version for version in mornings.versions.all()] == [2, 1]
    assert mornings.hours().weekly[6] == ((600, 660),)
    assert date(2026, 6, 4) in mornings.hours().special_days


def test_who_read_an_old_version_does_not_overwrite_a_newer_one(mornings):
    mornings.revise_after(1, by=None, at=NOW, timezone="Europe/Vienna")

    with pytest.raises(RevisedMeanwhile):
        mornings.revise_after(1, by=None, at=NOW, timezone="Europe/Zurich")
    assert mornings.newest().timezone == "Europe/Vienna"


def test_the_first_version_follows_none(db):
    calendar = Calendar.objects.create(code="new", name="Neu")

    assert calendar.revise_after(0, by=None, at=NOW, weekly=MORNINGS).version == 1


def test_an_old_version_keeps_its_hours(mornings):
    old = mornings.newest()
    mornings.revise(by=None, at=NOW, weekly=[[]] * 7, country="", subdivision="")

    assert old.hours().weekly[0] == ((480, 720),)
    assert mornings.hours().special_days == {}


def test_days_of_our_own_win_over_holidays(mornings):
    own_days = {
        "12-24": {"name": "Heiligabend", "spans": [["08:00", "10:00"]]},
        "2026-06-04": {"name": "Umzug", "spans": [["08:00", "09:00"]]},
    }
    special = mornings.revise(by=None, at=NOW, own_days=own_days).hours().special_days

    assert special[date(2026, 6, 4)].spans == ((480, 540),)
    assert special[date(2031, 12, 24)].spans == ((480, 600),)


def test_a_revision_knows_the_next_five_years(mornings):
    years = {day.year for day in mornings.hours().special_days}

    assert years == set(range(2025, 2032))


def test_a_calendar_that_nobody_has_filled_in_is_closed():
    calendar = Calendar.objects.create(code="new", name="Neu")
    assert not calendar.hours().is_open(NOW)
    assert (calendar.newest().pk, calendar.newest().version) == (None, 0)

    calendar.revise(by=None, at=NOW)
    assert not calendar.hours().is_open(NOW)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"weekly": [[["18:00", "09:00"]]] * 7}, NotASpan),
        ({"weekly": []}, ValueError),
        ({"timezone": "Europe/Krefeld"}, UnknownTimezone),
        ({"timezone": "../etc/passwd"}, UnknownTimezone),
        ({"country": "DE", "subdivision": "XX"}, UnknownRegion),
        ({"own_days": {"13-24": {"name": "?", "spans": []}}}, NotADay),
        ({"own_days": {"20261224": {"name": "?", "spans": []}}}, NotADay),
        ({"own_days": {"heute": {"name": "?", "spans": []}}}, NotADay),
        ({"colour": "red"}, TypeError),
    ],
)
def test_impossible_rules_leave_no_version(mornings, changes, error):
    with pytest.raises(error):
        mornings.revise(by=None, at=NOW, **changes)

    assert mornings.versions.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hours_calendarversion SET holidays = '{}'",
        "DELETE FROM hours_calendarversion",
    ],
)
def test_the_database_refuses_to_change_a_version(mornings, statement):
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert mornings.hours().special_days


def test_the_hours_cost_one_query(mornings, django_assert_num_queries):
    with django_assert_num_queries(1):
        mornings.hours()


def test_the_hours_are_worked_out_once(mornings):
    assert mornings.hours() is mornings.hours()


def test_a_number_that_is_given_again_brings_its_own_hours(mornings):
    first, other = mornings.newest(), mornings.newest()
    other.weekly = [[["10:00", "11:00"]]] * 7

    assert first.hours() != other.hours()
    assert other.hours().weekly[6] == ((600, 660),)
