"""Listener and worker as the supervisor starts them, to be killed."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

# What a lost call leaves behind is done within the minute.
PATIENCE = 90


class Process:
    def __init__(self, module, *arguments, **environ):
        self._start = lambda: subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env={**os.environ, "TRESEN_SECRET_KEY": "x", **environ},
        )
        self._running = self._start()

    @property
    def pid(self):
        return self._running.pid

    @property
    def most_memory(self):
        """The most that it ever held, in megabytes."""
        status = Path(f"/proc/{self._running.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024

    def kill(self):
        self._running.kill()
        self._running.wait()

    def kill_and_start_again(self):
        self.kill()
        self._running = self._start()

    def end(self):
        """As the supervisor asks for it; gives the exit code."""
        self._running.send_signal(signal.SIGTERM)
        return self._running.wait(timeout=PATIENCE)


@contextmanager
def running(module, *arguments, **environ):
    process = Process(module, *arguments, **environ)
    try:
        yield process
    finally:
        process.kill()


def wait_until(happened):
    """Look often; what does not happen at all is a failure."""
    deadline = time.monotonic() + PATIENCE
    while not (seen := happened()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{happened} did not come true")
        time.sleep(0.02)
    return seen
