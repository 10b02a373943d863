from datetime import datetime

import pytest
from django.utils import translation

from tests.cast import BERLIN
from tresen.hours.announcing import announced
from tresen.hours.models import default_calendar

TURN = {"from": "12-20", "until": "01-06", "name": "Jahreswechsel, nur Notfälle"}

TELLING = [
    ("2026-12-19", "told", ""),
    ("2026-12-20", "told", "Please note: Jahreswechsel, nur Notfälle (until 6 January)."),
    ("2027-01-06", "closed", "No service until 6 January: Jahreswechsel, nur Notfälle."),
    ("2027-01-07", "closed", ""),
]


@pytest.mark.parametrize(("day", "means", "sentence"), TELLING)
def test_a_freeze_is_told_while_it_lasts(db, day, means, sentence):
    moment = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=BERLIN)
    version = default_calendar().revise(by=None, at=moment, freezes=[{**TURN, "means": means}])

    with translation.override("en"):
        assert announced(version, moment) == sentence


def test_a_calendar_that_nobody_filled_in_announces_nothing():
    assert announced(None, datetime(2026, 12, 24, tzinfo=BERLIN)) == ""
