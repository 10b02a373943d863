"""The workers as a process of their own: `python -m tresen.cli.work`."""

import os

from django.core.management import execute_from_command_line


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    execute_from_command_line(["tresen", "procrastinate", "worker", "--concurrency", "3"])


if __name__ == "__main__":
    main()
