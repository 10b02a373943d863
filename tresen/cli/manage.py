"""Django's own commands."""

import argparse
import os
from contextlib import nullcontext

from django.core.management import execute_from_command_line
from django.db import OperationalError, connections

from tresen.cli.surroundings import close, running_cluster
from tresen.engine.cluster import Cluster
from tresen.engine.data import data_dir
from tresen.engine.errors import EngineError


def add_arguments(parser):
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(args):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    with _database_if_any():
        try:
            execute_from_command_line(["tresen manage", *args.arguments])
        except OperationalError as error:
            raise EngineError(f"The database cannot be reached: {error}") from error
        finally:
            close()
    return 0


def _database_if_any():
    if os.environ.get("DATABASE_URL") or Cluster(data_dir()).exists:
        return running_cluster()
    # `makemigrations --check` and the like are useful before there is any data; without a pool
    # it is known at once that nobody answers.
    connections["default"].settings_dict["OPTIONS"] = {}
    return nullcontext()
