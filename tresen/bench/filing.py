"""One process that files what was received, as a worker does; it waits for a line to begin."""

import os
import sys

import django
from django.db import OperationalError


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    django.setup()
    from tresen.mail.arriving.filing import file_all  # needs django.setup() first

    _say("ready")
    sys.stdin.readline()
    _persist(file_all)
    _say("done")


def _persist(work):
    """Two batches may meet at the same tickets and deadlock: like the sweep, come again."""
    try:
        work()
    except OperationalError as error:
        print(error, file=sys.stderr)
        _persist(work)


def _say(word):
    print(word, flush=True)


if __name__ == "__main__":
    main()
