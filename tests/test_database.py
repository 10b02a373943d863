import psycopg
import pytest
from django.db import connection, transaction

from tests import rehearsal, rows
from tests.forgetting import GUARDS
from tresen.hours.models import Calendar
from tresen.tickets.models import Event


@pytest.mark.django_db(transaction=True)
def test_a_fresh_clone_forgets_commits_and_keeps_what_migrations_sowed(worker_database):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO hours_calendar (code, name, is_default) VALUES ('x', 'X', false)"
        )
    worker_database.clone()

    assert not Calendar.objects.filter(code="x").exists()
    assert Calendar.objects.filter(is_default=True).exists()


@pytest.mark.django_db(transaction=True)
def test_history_that_was_committed_is_forgotten_and_counted_anew(shop_is_down, worker_database):
    stood, guards = dict(worker_database.standing.counted), rows.ask(GUARDS)
    worker_database.forget()

    assert not Event.objects.exists()
    assert Calendar.objects.filter(is_default=True).exists()
    assert dict(rows.counted()) == stood
    assert set(rows.ask(GUARDS)) == set(guards) != set()


@pytest.mark.django_db(transaction=True)
def test_a_table_that_was_made_is_forgotten_too(worker_database):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE remembered (id bigint PRIMARY KEY)")
    worker_database.forget()

    assert "remembered" not in connection.introspection.table_names()


@pytest.mark.django_db(transaction=True)
def test_whoever_is_still_connected_has_to_go(worker_database):
    with psycopg.connect(worker_database.url) as other:
        other.execute("LOCK TABLE hours_calendar")
        worker_database.forget()

        assert Calendar.objects.exists()
        with pytest.raises(psycopg.OperationalError):
            other.execute("SELECT 1")


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
