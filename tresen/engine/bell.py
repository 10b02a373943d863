import os
import select
import signal
from types import FrameType


class Bell:
    """Sleeps until a signal rings. Nothing happens inside a handler, so nothing is interrupted."""

    def __init__(self, *signals: signal.Signals) -> None:
        self._hear, pull = os.pipe()
        os.set_blocking(pull, False)
        signal.set_wakeup_fd(pull)
        for number in signals:
            signal.signal(number, _heard)

    def wait(self, seconds: float) -> set[int]:
        """The signals that rang, at the latest after so many seconds."""
        ready, _, _ = select.select([self._hear], [], [], seconds)
        return set(os.read(self._hear, 512)) if ready else set()


def _heard(number: int, frame: FrameType | None) -> None:
    """The wakeup pipe carries the number; a handler must exist for that."""
