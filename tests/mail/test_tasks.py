import pytest
from django.db import connection
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from tests.mail.post import STRANGER, mail, take
from tresen.mail.models import IncomingMail

pytestmark = pytest.mark.django_db(transaction=True)


def work_on(task):
    """A worker answers this call, and whatever else it calls for; then it goes home."""
    app.configure_task(f"tresen.mail.tasks.{task}").defer(timestamp=0)
    with app.replace_connector(PsycopgConnector(kwargs=connector_params())):
        app.run_worker(queues=["sweep", "mail"], wait=False, delete_jobs="successful")


def jobs():
    return set(ProcrastinateJob.objects.values_list("task_name", "status"))


def test_the_sweep_files_what_a_lost_call_left_behind(house):
    take(mail(STRANGER))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    work_on("sweep")

    assert IncomingMail.objects.get().state == "filed"


def test_the_call_of_a_killed_worker_is_cleared_away(house):
    take(mail(STRANGER))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert jobs() == {("tresen.mail.tasks.file_mail", "doing")}
    work_on("tidy")

    assert ("tresen.mail.tasks.file_mail", "doing") not in jobs()


def test_the_call_of_a_living_worker_is_left_alone(house):
    take(mail(STRANGER))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (alive,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [alive])
    work_on("tidy")

    assert ("tresen.mail.tasks.file_mail", "doing") in jobs()
