import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .bell import Bell
from .child import Child, Running
from .logs import log_file
from .orphans import adopt

ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
TICK = 0.2


class Supervisor:
    """Keeps its children running until a signal says that all shall end."""

    def __init__(
        self,
        children: Sequence[Child],
        *,
        data_dir: Path,
        chores: Sequence[Callable[[], None]] = (),
        patience: float = 20.0,
    ) -> None:
        self.children = children
        self.data_dir = data_dir
        self.chores = chores
        self.patience = patience
        self.running: list[Running] = []

    def run(self) -> None:
        adopt()
        bell = Bell(*ENDINGS, signal.SIGCHLD)
        try:
            self._start()
            while not bell.wait(TICK).intersection(ENDINGS):
                self._look_after_them()
        finally:
            self._end()

    def _start(self) -> None:
        for child in self.children:
            self.running.append(Running(child, log_file(self.data_dir, child.name)))

    def _look_after_them(self) -> None:
        for running in self.running:
            if running.has_fallen:
                self._say(running)
                running.rest()
            elif running.is_due:
                running.start()
        for chore in self.chores:
            chore()

    def _say(self, running: Running) -> None:
        code = running.process.returncode
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        print(
            f"{running.child.name} {how}; starting it again. See {running.log}.",
            file=sys.stderr,
            flush=True,
        )

    def _end(self) -> None:
        """In the reverse order of starting, and not before the last of each group is gone."""
        for running in reversed(self.running):
            running.end()
        for running in reversed(self.running):
            running.wait_for_group(self.patience)
            running.kill()
            running.wait_for_group()
            running.process.wait()
