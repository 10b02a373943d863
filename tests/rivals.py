"""Two who act at once, each with a connection of their own."""

import time
from functools import wraps

from django.db import connection


def alone(work):
    """For a thread: a connection that it left open would keep the database from the next test."""

    @wraps(work)
    def done(*args):
        try:
            return work(*args)
        finally:
            connection.close()

    return done


def until_somebody_waits():
    """Polls until another connection stands at a lock of ours."""
    for _ in range(500):
        with connection.cursor() as cursor:
            # Not pg_stat_activity: that shows a whole transaction the same.
            cursor.execute(
                "SELECT 1 FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone():
                return
        time.sleep(0.01)
    raise AssertionError("Nobody waited for the ticket.")
