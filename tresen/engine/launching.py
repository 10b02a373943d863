import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

SCRIPT = Path(__file__).with_name("launch.py")
AS_IS = "as-is"


def tied(
    command: Sequence[str | Path],
    *,
    identity: str = AS_IS,
    ending: signal.Signals = signal.SIGTERM,
) -> list[str]:
    """The command, under another identity, and ended by a signal when the caller dies."""
    tie = f"{os.getpid()}:{int(ending)}"
    return [sys.executable, "-I", "-S", str(SCRIPT), identity, tie, *map(str, command)]
