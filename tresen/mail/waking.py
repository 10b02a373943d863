"""Waking the workers. The rows are the truth; a lost call only costs the minute until the sweep."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def wake_filing():
    _wake("file_mail")


def wake_postman():
    _wake("post_letters")


def _wake(task):
    """After the commit, so that the worker finds the row; once, however many rows there are."""
    transaction.on_commit(lambda: _defer(task))


def _defer(task):
    job = app.configure_task(f"tresen.mail.tasks.{task}", queueing_lock=task)
    try:
        job.defer()
    except AlreadyEnqueued:
        pass
