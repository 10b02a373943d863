"""Django's own commands."""

import argparse
import os
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from tresen.cli.surroundings import close, running_cluster
from tresen.engine.cluster import Cluster
from tresen.engine.data import data_dir


def add_arguments(parser):
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(args):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    with _database_if_any():
        try:
            execute_from_command_line(["tresen manage", *args.arguments])
        finally:
            close()
    return 0


def _database_if_any():
    # `makemigrations --check` and the like are useful before there is any data.
    if os.environ.get("DATABASE_URL") or Cluster(data_dir()).exists:
        return running_cluster()
    return nullcontext()
