from datetime import UTC, date, datetime

import pytest

from tresen.hours.freezing import Freeze, NotAFreeze, closed_days
from tresen.hours.models import default_calendar
from tresen.hours.resolving import NotADay

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
REST = {"from": "12-20", "until": "01-06", "name": "Betriebsruhe", "means": "closed"}
QUIET = {"from": "12-01", "until": "12-31", "name": "Keine neuen Projekte", "means": "told"}
MOVE = {"from": "2026-08-03", "until": "2026-08-05", "name": "Umzug", "means": "closed"}


@pytest.fixture
def frozen(db):
    return lambda *freezes: default_calendar().revise(by=None, at=NOW, freezes=list(freezes))


@pytest.mark.parametrize(
    ("rule", "inside", "outside"),
    [
        (REST, ["2026-12-20", "2026-12-31", "2027-01-06"], ["2026-12-19", "2027-01-07"]),
        (QUIET, ["2026-12-01", "2031-12-31"], ["2026-11-30", "2027-01-01"]),
        (MOVE, ["2026-08-03", "2026-08-05"], ["2026-08-02", "2026-08-06", "2027-08-04"]),
        ({**REST, "from": "02-29", "until": "02-29"}, ["2028-02-29"], ["2027-02-28"]),
    ],
)
def test_both_ends_belong_to_it(rule, inside, outside):
    freeze = Freeze.read(rule)

    assert [freeze.covers(date.fromisoformat(day)) for day in inside] == [True] * len(inside)
    assert [freeze.covers(date.fromisoformat(day)) for day in outside] == [False] * len(outside)


def test_of_every_year_it_closes_every_year():
    days = closed_days([REST, QUIET, MOVE], range(2026, 2028))

    assert len(days) == 2 * (12 + 6) + 3
    assert days["2026-01-01"] == days["2027-12-24"] == {"name": "Betriebsruhe", "spans": []}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"from": "12-32"}, NotADay),
        ({"until": "Neujahr"}, NotADay),
        ({"from": "20261220", "until": "20270106"}, NotADay),
        ({"until": "2027-01-06"}, NotAFreeze),
        ({"from": "2026-12-20", "until": "2026-12-19"}, NotAFreeze),
        ({"from": "2026-12-20", "until": "2027-12-21"}, NotAFreeze),
        ({"means": "perhaps"}, NotAFreeze),
        ({"name": ""}, NotAFreeze),
    ],
)
def test_what_is_no_part_of_a_year_is_refused(frozen, change, error):
    with pytest.raises(error):
        frozen({**REST, **change})


def test_a_closed_one_moves_deadlines_beyond_it_whatever_else_the_days_are(frozen):
    hours = frozen(REST).hours()
    start = datetime.fromisoformat("2026-12-18T17:00+01:00")

    assert hours.after(start, 2 * 3600).isoformat() == "2027-01-07T10:00:00+01:00"
    assert hours.special_days[date(2026, 12, 25)].name == "Betriebsruhe"


def test_one_that_is_only_told_changes_no_hours(frozen):
    before = default_calendar().hours()

    assert frozen(QUIET).hours() == before


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 10), "Keine neuen Projekte"),
        (date(2026, 12, 24), "Betriebsruhe"),
        (date(2027, 1, 3), "Betriebsruhe"),
        (date(2026, 11, 30), None),
    ],
)
def test_a_version_knows_what_is_in_force(frozen, day, name):
    freeze = frozen(QUIET, REST).freeze_on(day)

    assert (freeze and freeze.name) == name


def test_the_seeded_calendars_have_none(db):
    assert default_calendar().newest().freezes == []


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (REST, QUIET, True),
        (REST, {**QUIET, "until": "12-19"}, False),
        (REST, {**MOVE, "from": "2027-01-06", "until": "2027-01-09"}, True),
        (MOVE, QUIET, False),
        (MOVE, {**MOVE, "from": "2026-08-05", "until": "2026-09-01"}, True),
        (MOVE, {**MOVE, "from": "2027-08-03", "until": "2027-08-05"}, False),
    ],
)
def test_two_meet_where_a_day_belongs_to_both(first, second, meet):
    first, second = Freeze.read(first), Freeze.read(second)

    assert first.meets(second) == second.meets(first) == meet
