"""A database for one run: a cluster in a new directory, or the empty one of DATABASE_URL."""

import os
import secrets
import shutil
import socket
import tempfile
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tresen.engine import binaries
from tresen.engine.cluster import Cluster
from tresen.engine.data import CHECKOUT, make_private
from tresen.engine.errors import EngineError
from tresen.engine.identity import room_of

ANY_TABLE = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'"


@dataclass(frozen=True)
class Database:
    """Where the run's rows are. `keeper` is the process that runs an embedded one."""

    url: str
    pgbench: Path
    port: int
    smtp_port: int
    cluster: Cluster | None = None

    @property
    def keeper(self):
        return int((self.cluster.home / "keeper").read_text()) if self.cluster else None


@contextmanager
def bench_database():
    given = os.environ.get("DATABASE_URL")
    with _new_directory() as directory, _given(given) if given else nullcontext():
        web, smtp = _free_ports()
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tresen.settings",
            "TRESEN_DATA": str(directory),
            "TRESEN_URL": f"http://127.0.0.1:{web}",
            "SMTP_URL": "",
        }
        if given:
            os.environ["TRESEN_SECRET_KEY"] = secrets.token_hex(32)
            yield Database(given, binaries.binary("pgbench"), web, smtp)
        else:
            with _new_cluster(directory) as cluster:
                pgbench = cluster.binary("pgbench")
                yield Database(cluster.url(), pgbench, web, smtp, cluster)


@contextmanager
def _new_directory():
    """On the checkout's disk: /tmp may be memory, which commits faster than any disk."""
    path = Path(tempfile.mkdtemp(prefix="bench-", dir=make_private(CHECKOUT / "var")))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _new_cluster(directory):
    cluster = Cluster(directory)
    cluster.create()
    try:
        with cluster.use():
            yield cluster
    finally:
        # Where root has no other way, the cluster lodges outside the directory.
        if cluster.place.is_symlink() and cluster.home == room_of(cluster.place):
            shutil.rmtree(cluster.home, ignore_errors=True)


@contextmanager
def _given(url):
    with psycopg.connect(url, autocommit=True) as connection:
        if connection.execute(ANY_TABLE).fetchone():
            raise EngineError("The bench needs an empty database: DATABASE_URL names one in use.")
    try:
        yield
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")


def _free_ports():
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
