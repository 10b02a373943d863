"""One process that files what was received, as a worker does; it waits for a line to begin."""

import os
import sys

import django


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    django.setup()
    from tresen.mail.filing import file_all  # needs django.setup() first

    _say("ready")
    sys.stdin.readline()
    file_all()
    _say("done")


def _say(word):
    print(word, flush=True)


if __name__ == "__main__":
    main()
