from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import connection

from tresen.hours.models import Calendar, CalendarVersion, default_calendar
from tresen.hours.seed import seed

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_seeding_twice_plants_once():
    seed(apps, at=NOW)
    seed(apps, at=NOW)

    assert Calendar.objects.filter(is_default=True).count() == 1
    assert CalendarVersion.objects.filter(calendar__is_default=True).count() == 1


def test_an_emptied_database_can_be_seeded_again():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE hours_calendar CASCADE")
    seed(apps, at=NOW)

    assert default_calendar().hours().is_open(NOW)
