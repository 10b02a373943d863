"""One fetcher at a time for each account, whichever process or machine it runs on."""

from contextlib import contextmanager

import psycopg
from procrastinate.contrib.django.utils import connector_params

ROOM = 0x50_1C_0C


@contextmanager
def alone(pickup):
    """Gives whether we are the one. PostgreSQL lets go as soon as our process is gone.

    On a line of its own: one of the pool's would be missing there for as long as a server dawdles.
    """
    with psycopg.connect(**connector_params(), autocommit=True) as line:
        # A machine that lost its power says no goodbye: without this it kept the lock for hours.
        line.execute("SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10")
        mine = line.execute("SELECT pg_try_advisory_lock(%s, %s)", [ROOM, pickup.pk])
        (is_ours,) = mine.fetchone()
        yield is_ours
        line.execute("SELECT pg_advisory_unlock_all()")
