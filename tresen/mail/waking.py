"""Waking the workers. The rows are the truth; a lost call only costs the minute until the sweep."""

from contextlib import suppress

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued


def wake_filing():
    _after_commit(_call_filing)


def wake_postman():
    _after_commit(_call_postman)


def _after_commit(call):
    """Then the worker finds the row. Once for a transaction, however many rows it wrote."""
    if not any(call is planned for _, planned, _ in connection.run_on_commit):
        transaction.on_commit(call)


def _call_filing():
    _call("file_mail")


def _call_postman():
    _call("post_letters")


def _call(task):
    """Not if a call waits already: it has not begun, so it will see this row too."""
    if ProcrastinateJob.objects.filter(status="todo", queueing_lock=task).exists():
        return
    job = app.configure_task(f"tresen.mail.tasks.{task}", queueing_lock=task)
    with suppress(AlreadyEnqueued):
        job.defer()
