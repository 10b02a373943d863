import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from . import binaries, locks, socket_dir
from .creation import DATABASE, USER, create_cluster
from .data import make_private
from .errors import EngineError, NoData
from .identity import settle
from .logs import last_words, log_file
from .postmaster import major

PATIENCE = 30.0


@dataclass(frozen=True)
class Cluster:
    """The embedded database of one data directory: it runs while anybody uses it."""

    data_dir: Path
    options: tuple[str, ...] = ()

    @property
    def place(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def home(self) -> Path:
        # Where it lodges elsewhere, its user could not come by way of our directory.
        return self.place.readlink() if self.place.is_symlink() else self.place

    @property
    def exists(self) -> bool:
        try:
            return (self.home / "data" / "PG_VERSION").exists()
        except PermissionError:
            raise EngineError(f"{self.home} belongs to another user of this machine.") from None

    def create(self) -> None:
        if not self.exists:
            make_private(self.data_dir)
            settle(self.place)
            with locks.alone(self.home / "gate"):
                if not self.exists:
                    create_cluster(self.home)

    @property
    def socket_dir(self) -> Path:
        return socket_dir.socket_dir(self.home)

    def django(self) -> dict[str, str]:
        return {"HOST": str(self.socket_dir), "PORT": "5432", "USER": USER, "NAME": DATABASE}

    def url(self, database: str = DATABASE) -> str:
        return f"postgres://{USER}@/{database}?host={quote(str(self.socket_dir), safe='')}"

    def binary(self, name: str) -> Path:
        return binaries.binary(name, major(self.home))

    @contextmanager
    def use(self) -> Iterator["Cluster"]:
        """Take a seat; the database runs until the last one gets up."""
        if not self.exists:
            raise NoData(f"There is no data here: {self.data_dir}. `tresen serve` makes it.")
        seat = locks.open_lock(self.home / "users")
        try:
            locks.share(seat)
            self._await_answer()
            yield self
        finally:
            self._leave(seat)

    def ensure(self) -> None:
        """Start the database unless its keeper is at work."""
        with locks.alone(self.home / "gate"):
            if not locks.is_held(self.home / "keeper"):
                self._start()

    def _await_answer(self) -> None:
        # A keeper that was just killed holds its lock for a moment longer.
        end = time.monotonic() + PATIENCE
        self.ensure()
        while not socket_dir.answers(self.home):
            if time.monotonic() > end:
                raise EngineError(f"The database in {self.home} runs, but does not answer.")
            time.sleep(0.02)
            self.ensure()

    def _start(self) -> None:
        log = log_file(self.data_dir, "postgres")
        with log.open("ab") as file:
            started = subprocess.run(
                [sys.executable, "-m", "tresen.engine.keeper", str(self.home), *self.options],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=file,
                start_new_session=True,
                check=False,
            )
        if started.stdout.strip() != b"ready":
            raise EngineError(f"The database does not start: {last_words(log)} (see {log}).")

    def _leave(self, seat: int) -> None:
        if locks.take(seat):
            self._dismiss()
        else:
            # Others use it, or the keeper is stopping it: only then does this wait.
            locks.share(seat)
        os.close(seat)

    def _dismiss(self) -> None:
        """Nobody is left: send the keeper home and wait for it."""
        with suppress(ProcessLookupError, PermissionError, ValueError):
            if locks.is_held(self.home / "keeper"):
                os.kill(int((self.home / "keeper").read_text()), signal.SIGTERM)
                locks.await_free(self.home / "keeper")
