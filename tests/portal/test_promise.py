from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from tests.cast import berlin
from tresen.hours.models import default_calendar
from tresen.house.models import Provider
from tresen.portal import promise

CLOSED = [[]] * 7


@pytest.fixture(autouse=True)
def in_english(house):
    with translation.override("en"):
        yield


@pytest.fixture
def revise(ada):
    return lambda **rules: default_calendar().revise(by=ada, at=timezone.now(), **rules)


def test_what_the_form_says_is_what_the_ticket_gets(shop_is_down):
    assert promise.answer_by(shop_is_down.opened_at) == shop_is_down.due_at


def test_late_in_the_day_it_is_tomorrow():
    assert promise.answer_by(berlin("mon", "17:50")) == berlin("tue", "12:50")


def test_without_any_service_hours_real_time_counts(revise, house):
    revise(weekly=CLOSED)
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    assert promise.answer_by(now) == now + timedelta(hours=4)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600, "1 hour"), (4 * 3600, "4 hours"), (90 * 60, "90 minutes"), (15 * 60, "15 minutes")],
)
def test_the_reaction_time_in_words(seconds, words):
    Provider.objects.filter(id=1).update(reaction_seconds=seconds)

    assert promise.reaction_in_words() == words


@pytest.mark.parametrize(
    ("weekly", "lines"),
    [
        (CLOSED, []),
        ([[["09:00", "18:00"]]] * 7, ["Monday to Sunday, 09:00–18:00"]),
        ([*[[]] * 5, [["00:00", "24:00"]], []], ["Saturday, 00:00–24:00"]),
        (
            [[["08:00", "12:00"], ["13:00", "17:00"]], [["08:00", "12:00"]], *[[]] * 5],
            ["Monday, 08:00–12:00, 13:00–17:00", "Tuesday, 08:00–12:00"],
        ),
    ],
)
def test_equal_days_in_a_row_are_one_line(revise, weekly, lines):
    revise(weekly=weekly, country="", subdivision="", own_days={})

    assert promise.hours_in_words() == lines


HALF_DAY = {"12-24": {"name": "Heiligabend", "spans": [["09:00", "12:00"]]}}
DAY_OFF = {"12-31": {"name": "Silvester", "spans": []}}


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ({"own_days": {}}, "No service on public holidays."),
        (
            {"own_days": {**HALF_DAY, **DAY_OFF}},
            "No service on public holidays and on these days: Silvester.",
        ),
        (
            {"own_days": DAY_OFF, "country": "", "subdivision": ""},
            "No service on these days: Silvester.",
        ),
    ],
)
def test_days_without_service_are_named(revise, rules, line):
    revise(**rules)

    assert promise.hours_in_words()[-1] == line
