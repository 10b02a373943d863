"""One database server for the whole run, one database for each worker.

The first worker that needs it starts the server and sees to a migrated template; every worker's
database is a clone of that. After a test that really commits it is put back to how it was; where it
changed tables and not only rows, it gets a fresh clone.
"""

import os
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.core.management import call_command
from django.db import connections

from tests import template
from tests.forgetting import Standing
from tresen.engine import locks
from tresen.engine.cluster import Cluster

# Durability is what the embedded default is for; a test run is not.
CARELESS = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=100")
# Cheaper than through the journal, where nothing waits for a disk.
COPIED = "STRATEGY FILE_COPY"


@dataclass
class Database:
    """The database of one test worker."""

    name: str
    server: str
    template: str

    @property
    def url(self):
        return _address(self.server, self.name)

    def clone(self):
        """A database as the migrations left it, whatever happened in the one before."""
        self.drop()
        _execute(self.server, f"CREATE DATABASE {self.name} TEMPLATE {self.template} {COPIED}")
        point_django_at(self.url)
        self.standing = Standing()

    def forget(self):
        """The same where it was only written into."""
        if self.standing.has_its_tables():
            self.standing.come_back()
        else:
            self.clone()

    def drop(self):
        connections.close_all()
        _execute(self.server, f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


@contextmanager
def database(run, worker):
    with server(run) as (address, template_name):
        ours = Database(f"{run.name}_{worker}", address, template_name)
        ours.clone()
        yield ours
        ours.drop()


@contextmanager
def server(run):
    """The address of a server and its template: the operator's, or one of our own."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"], _template_of_the_operators(run)
    else:
        cluster = Cluster(run, CARELESS)
        with locks.alone(run / "template"):
            if not cluster.exists:
                template.lay_out(cluster, migrate=migrate)
        with cluster.use():
            yield cluster.url(), template.NAME


def _template_of_the_operators(run):
    name, address = f"{run.name}_template", os.environ["DATABASE_URL"]
    done = run / "migrated"
    with locks.alone(run / "template"):
        if not done.exists():
            _execute(address, f"CREATE DATABASE {name}")
            migrate(_address(address, name))
            done.touch()
    return name


def drop_template(run):
    """With a server of our own the template goes with it."""
    if os.environ.get("DATABASE_URL") and (run / "migrated").exists():
        _execute(os.environ["DATABASE_URL"], f"DROP DATABASE {run.name}_template WITH (FORCE)")


def _address(server, name):
    return str(urlunsplit(urlsplit(server)._replace(path=f"/{name}")))


def _execute(server, statement):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def migrate(url):
    point_django_at(url)
    call_command("migrate", verbosity=0)
    connections.close_all()


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
