from datetime import datetime

import pytest
from django.utils import translation

from tests.cast import BERLIN
from tresen.hours.announcing import announced
from tresen.hours.models import default_calendar

TURN = {"from": "12-20", "until": "01-06", "name": "Ruhe"}

TELLING = [
    ("2026-12-05", "told", ""),
    ("2026-12-06", "told", "Please note: Ruhe (20 December until 6 January)."),
    ("2026-12-06", "closed", "No service from 20 December until 6 January: Ruhe."),
    ("2026-12-20", "told", "Please note: Ruhe (until 6 January)."),
    ("2027-01-06", "closed", "No service until 6 January: Ruhe."),
    ("2027-01-07", "closed", ""),
]


@pytest.mark.parametrize(("day", "means", "sentence"), TELLING)
def test_a_freeze_is_told_two_weeks_before_and_while_it_lasts(db, day, means, sentence):
    moment = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=BERLIN)
    version = default_calendar().revise(by=None, at=moment, freezes=[{**TURN, "means": means}])

    with translation.override("en"):
        assert announced(version, moment) == sentence


def test_each_of_two_freezes_is_told_once(db):
    moment = datetime(2026, 12, 22, 10, tzinfo=BERLIN)
    move = {"from": "2026-12-28", "until": "2026-12-29", "name": "Umzug", "means": "closed"}
    freezes = [{**TURN, "means": "told"}, move]
    version = default_calendar().revise(by=None, at=moment, freezes=freezes)

    with translation.override("en"):
        assert announced(version, moment) == (
            "Please note: Ruhe (until 6 January). "
            "No service from 28 December until 29 December: Umzug."
        )


def test_a_calendar_that_nobody_filled_in_announces_nothing():
    assert announced(None, datetime(2026, 12, 24, tzinfo=BERLIN)) == ""
