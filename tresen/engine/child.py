import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .launching import tied
from .orphans import bury

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
# Whoever ran this long had a good start: its next fall begins with the shortest pause again.
HEALTHY_AFTER = 60.0
GROUP_PATIENCE = 5.0


@dataclass(frozen=True)
class Child:
    """What the supervisor shall keep running."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


class Running:
    """One child's process, and its whole process group."""

    def __init__(self, child: Child, log: Path) -> None:
        self.child = child
        self.log = log
        self.pause = FIRST_PAUSE
        self.start()

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                tied(self.child.argv),
                env=os.environ | self.child.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        self.started = time.monotonic()
        self.again_at: float | None = None

    @property
    def has_fallen(self) -> bool:
        """Has ended, and nobody has noticed yet."""
        return self.again_at is None and self.process.poll() is not None

    @property
    def is_due(self) -> bool:
        return self.again_at is not None and time.monotonic() >= self.again_at

    def rest(self) -> None:
        """Clear away what is left of it, and wait longer after each fall."""
        self.kill()
        self.wait_for_group()
        if time.monotonic() - self.started > HEALTHY_AFTER:
            self.pause = FIRST_PAUSE
        self.again_at = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def end(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    @property
    def is_gone(self) -> bool:
        if self.process.poll() is not None:
            bury(self.process.pid)
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False

    def wait_for_group(self, patience: float = GROUP_PATIENCE) -> None:
        end = time.monotonic() + patience
        while not self.is_gone and time.monotonic() < end:
            time.sleep(0.02)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
