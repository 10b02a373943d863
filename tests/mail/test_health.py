from datetime import UTC, datetime

import pytest

from tresen.hours.models import default_calendar
from tresen.mail.health import examine

FAR_DAY = {"own_days": {"2050-05-15": {"name": "Jubiläum", "spans": []}}}
FAR_FREEZE = {
    "freezes": [{"from": "2050-05-15", "until": "2050-05-20", "name": "Umzug", "means": "closed"}]
}
NO_HOLIDAYS = {"country": "", "subdivision": "", "own_days": {}}


@pytest.mark.parametrize("rules", [{}, FAR_DAY, FAR_FREEZE, NO_HOLIDAYS])
@pytest.mark.parametrize(
    ("day", "known"), [((2031, 8, 1), True), ((2031, 9, 15), False), ((2040, 1, 1), False)]
)
def test_holidays_are_known_for_as_long_as_they_were_resolved(db, rules, day, known):
    default_calendar().revise(by=None, at=datetime(2026, 3, 2, tzinfo=UTC), **rules)

    (finding,) = (
        each for each in examine(at=datetime(*day, tzinfo=UTC)) if each.code == "holidays"
    )
    assert finding.is_fine == known
