"""Somebody has forgotten their password, and asks at the door for a link."""

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from tresen.mail.tasks import write_for_password


def ask_for_password(client, email, **more):
    """Then a worker does what they asked for."""
    answer = client.post("/account/password/reset/", {"email": email}, **more)
    for job in ProcrastinateJob.objects.filter(task_name=write_for_password.name):
        write_for_password(**job.args)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return answer
