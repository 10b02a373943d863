"""bin/bench [N]: seed N tickets, start Tresen as an operator would, and time it."""

import argparse
import signal
import sys

import django

from tresen.engine.errors import EngineError

from .database import bench_database


def main():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("tickets", metavar="N", type=int, nargs="?", default=10_000)
    wanted = parser.parse_args()
    if wanted.tickets < 100:
        parser.error("N must be 100 or more: fewer tickets do not fill a page.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with bench_database() as database:
            django.setup()
            from .running import run  # needs django.setup() first

            run(wanted.tickets, database)
    except EngineError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
