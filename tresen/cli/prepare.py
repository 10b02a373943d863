"""Bring the database up to date; `tresen serve` does it at each start."""

import sys
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from tresen import demo
from tresen.house.models import Mailbox

# Any number, as long as all nodes of one installation take the same.
MIGRATING = 8_140_257

NOT_FOUNDED = """\
This house is not founded yet: nobody can sign in, and no mail is taken. In another window:
  tresen manage found --name NAME --mailbox ADDRESS --administrator ADDRESS"""


def add_arguments(parser):
    parser.add_argument("--demo", action="store_true", help="with the demonstration's data")


def run(args):
    try:
        with _one_node_at_a_time():
            call_command("migrate", verbosity=0, interactive=False)
            demo.prepare(demo=args.demo)
    except demo.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if not Mailbox.objects.exists():
        print(NOT_FOUNDED)
    return 0


@contextmanager
def _one_node_at_a_time():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
