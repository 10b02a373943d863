import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from . import socket_dir, tuning
from .identity import identity
from .launching import tied
from .software import server_binary

PATIENCE = 60.0


class Postmaster:
    """PostgreSQL's first process, as a child of the keeper."""

    def __init__(self, home: Path, options: list[str]) -> None:
        self.home = home
        self.data = home / "data"
        self.options = options
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._end_orphan()
        command = tied(
            [server_binary("postgres", self.home), "-D", self.data, *self._settings()],
            identity=identity(self.home),
            ending=signal.SIGINT,
        )
        self.process = subprocess.Popen(
            command, env=environment(), cwd=self.home, stdout=sys.stderr
        )

    @property
    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    @property
    def is_ready(self) -> bool:
        lines = self._pid_file()
        return (
            self.process is not None
            and len(lines) > 7
            and lines[0] == str(self.process.pid)
            and lines[7].strip() == "ready"
        )

    def stop(self) -> None:
        if self.process is None or self.has_ended:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()

    def _settings(self) -> list[str]:
        sockets = {"unix_socket_directories": str(socket_dir.prepare(self.home))}
        return [*tuning.arguments(major(self.home), sockets), *self.options]

    def _pid_file(self) -> list[str]:
        with contextlib.suppress(FileNotFoundError):
            return (self.data / "postmaster.pid").read_text().splitlines()
        return []

    def _end_orphan(self) -> None:
        """A keeper killed with SIGKILL leaves a server that is still on its way out."""
        lines = self._pid_file()
        pid = int(lines[0]) if lines else 0
        end = time.monotonic() + PATIENCE
        while pid and self._runs_here(pid) and time.monotonic() < end:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            time.sleep(0.05)

    def _runs_here(self, pid: int) -> bool:
        # The number alone proves nothing: after a restart it may be anybody's.
        with contextlib.suppress(OSError):
            return Path(f"/proc/{pid}/cwd").samefile(self.data)
        return False


def major(home: Path) -> int:
    return int((home / "data" / "PG_VERSION").read_text())


def environment() -> dict[str, str]:
    """Nobody's PGHOST or odd locale leads the server astray."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
