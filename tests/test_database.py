import psycopg
import pytest
from django.db import connection, transaction

from tests import rehearsal
from tresen.hours.models import Calendar


@pytest.mark.django_db(transaction=True)
def test_a_fresh_clone_forgets_commits_and_keeps_what_migrations_sowed(worker_database):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO hours_calendar (code, name, is_default) VALUES ('x', 'X', false)"
        )
    worker_database.clone()

    assert not Calendar.objects.filter(code="x").exists()
    assert Calendar.objects.filter(is_default=True).exists()


def test_the_address_leads_other_processes_to_the_same_database(database_url):

    with psycopg.connect(database_url) as other:
        name = other.execute("SELECT current_database()").fetchone()[0]

    assert name == connection.settings_dict["NAME"]


@pytest.mark.django_db(transaction=True)
def test_the_cast_is_written_down_without_what_would_commit_in_other_tests(
    house, worker_database, monkeypatch
):
    monkeypatch.setattr(rehearsal, "SCRIPT", [])
    worker_database.clone()
    rehearsal.rehearsed()

    assert rehearsal.SCRIPT
    assert not {"BEGIN", "COMMIT"}.intersection(rehearsal.SCRIPT)
