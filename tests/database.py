"""One database server for the whole run, one database for each worker.

The first worker that needs it starts the server and migrates a template; every worker's database
is a clone of that, and a test that really commits gets a fresh clone after it.
"""

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.core.management import call_command
from django.db import connections

from tresen.engine import locks
from tresen.engine.cluster import Cluster

# Durability is what the embedded default is for; a test run is not.
CARELESS = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=100")
# Cheaper than through the journal, where nothing waits for a disk.
COPIED = "STRATEGY FILE_COPY"


@dataclass(frozen=True)
class Database:
    """The database of one test worker."""

    run: Path
    worker: str
    server: str

    @property
    def template(self):
        return f"{self.run.name}_template"

    @property
    def name(self):
        return f"{self.run.name}_{self.worker}"

    @property
    def url(self):
        return str(urlunsplit(urlsplit(self.server)._replace(path=f"/{self.name}")))

    def clone(self):
        """A database as the migrations left it, whatever happened in the one before."""
        connections.close_all()
        self._execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._execute(f"CREATE DATABASE {self.name} TEMPLATE {self.template} {COPIED}")
        point_django_at(self.url)

    def migrate_template(self):
        done = self.run / "migrated"
        with locks.alone(self.run / "template"):
            if not done.exists():
                self._migrate()
                done.touch()

    def drop(self):
        connections.close_all()
        self._execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _migrate(self):
        self._execute(f"CREATE DATABASE {self.template}")
        point_django_at(self.url.replace(self.name, self.template))
        call_command("migrate", verbosity=0)
        connections.close_all()

    def _execute(self, statement):
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def database(run, worker):
    with ExitStack() as stack:
        ours = Database(run, worker, stack.enter_context(server(run)))
        ours.migrate_template()
        ours.clone()
        yield ours
        ours.drop()


@contextmanager
def server(run):
    """The address of a server to make databases on: the operator's, or one of our own."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
    else:
        cluster = Cluster(run, CARELESS)
        cluster.create()
        with cluster.use():
            yield cluster.url()


def drop_template(run):
    """With a server of our own the template goes with it."""
    if os.environ.get("DATABASE_URL") and (run / "migrated").exists():
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {Database(run, '', '').template} WITH (FORCE)")


def point_django_at(url):
    connections.close_all()
    known = psycopg.conninfo.conninfo_to_dict(url)
    connections["default"].settings_dict.update(
        NAME=known["dbname"],
        HOST=known.get("host", ""),
        PORT=known.get("port", ""),
        USER=known.get("user", ""),
        PASSWORD=known.get("password", ""),
        # A pool would keep connections to a database that is about to be replaced.
        OPTIONS={},
    )
