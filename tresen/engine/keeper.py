"""The process that keeps one database running as long as anybody uses it.

It belongs to no command: the first one that needs the database starts it, and it stays until the
last one has gone, be it by SIGKILL.
"""

import os
import signal
import sys
from pathlib import Path

from . import locks
from .bell import Bell
from .postmaster import Postmaster

TRIES = 8
LONGEST_PAUSE = 30.0


class Keeper:
    def __init__(self, home: Path, options: list[str]) -> None:
        self.bell = Bell(signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
        self.users = locks.open_lock(home / "users")
        self.postmaster = Postmaster(home, options)
        self.was_ready = False
        self.failures = 0

    def keep(self) -> int:
        self.postmaster.start()
        while not self._is_dismissed():
            if self.postmaster.has_ended and not self._tries_again():
                return 1
            if not self.was_ready and self.postmaster.is_ready:
                self._announce()
        self.postmaster.stop()
        return 0

    def _is_dismissed(self) -> bool:
        rung = self.bell.wait(1.0 if self.was_ready else 0.02)
        return signal.SIGTERM in rung or locks.take(self.users)

    def _tries_again(self) -> bool:
        """Wait longer each time; give up where it never started, the data may need a person."""
        self.failures += 1
        if not self.was_ready and self.failures == TRIES:
            return False
        self.bell.wait(min(0.1 * 2**self.failures, LONGEST_PAUSE))
        self.postmaster.start()
        return True

    def _announce(self) -> None:
        self.was_ready = True
        os.write(sys.stdout.fileno(), b"ready")
        # Whoever started us waits for the end of what we say.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def main(home: Path, options: list[str]) -> int:
    # A grandchild is nobody's zombie and outlives whoever needed the database first.
    if os.fork():
        return 0
    lock = locks.open_lock(home / "keeper")
    if not locks.take(lock):
        return 0
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(os.getpid()).encode(), 0)
    return Keeper(home, options).keep()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
