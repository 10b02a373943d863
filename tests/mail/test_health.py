from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.mail.post import STRANGER, mail, take
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

    assert is_fine("holidays", at=datetime(*day, tzinfo=UTC)) == known


def is_fine(code, *, at):
    (finding,) = (each for each in examine(at=at) if each.code == code)
    return finding.is_fine


@pytest.mark.parametrize(("silent", "fine"), [(59, True), (61, False)])
def test_a_worker_that_fell_silent_is_told_after_a_minute(house, silent, fine):
    now = timezone.now()
    heard = now - timedelta(seconds=silent)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [heard])

    assert is_fine("worker", at=now) == fine


@pytest.mark.parametrize(("minutes", "fine"), [(14, True), (16, False)])
def test_mail_that_nobody_files_is_told_after_a_quarter_of_an_hour(house, minutes, fine):
    kept = take(mail(STRANGER))

    assert is_fine("received", at=kept.received_at + timedelta(minutes=minutes)) == fine
