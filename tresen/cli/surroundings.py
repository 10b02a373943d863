"""What a command stands in: Django set up, and a database that runs meanwhile."""

import os
from contextlib import contextmanager, nullcontext

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connections

from tresen.engine.cluster import Cluster
from tresen.engine.data import data_dir
from tresen.engine.errors import EngineError


@contextmanager
def database():
    with running_cluster():
        try:
            set_up()
            yield
        except OperationalError as error:
            raise EngineError(f"The database cannot be reached: {error}") from error
        finally:
            close()


@contextmanager
def django_alone():
    set_up()
    yield


def running_cluster():
    if os.environ.get("DATABASE_URL"):
        return nullcontext()
    return Cluster(data_dir()).use()


def set_up():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    # One command needs one connection, and to know at once when there is none.
    os.environ["TRESEN_POOL"] = "no"
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise EngineError(str(error)) from error


def close():
    """Before the database stops: a pool would complain that its server is gone."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        connection.close_pool()
