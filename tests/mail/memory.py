"""What processes hold, and the most that they ever held while somebody watched."""

import re
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

OFTEN = 0.1


class Watch:
    """The most that a process and its children held together: megabytes of their own (PSS)."""

    def __init__(self, process):
        self._pid, self._end = process.pid, Event()
        self.most = 0

    def look_until_the_end(self):
        while not self._end.wait(OFTEN):
            self.most = max(self.most, held_by(self._pid))

    def end(self):
        self._end.set()


@contextmanager
def watched(process):
    watch = Watch(process)
    eye = Thread(target=watch.look_until_the_end)
    eye.start()
    try:
        yield watch
    finally:
        watch.end()
        eye.join()


def held_by(pid):
    return sum(_of_one(each) for each in [pid, *_below(pid)]) // 1024


def _below(pid):
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield child
                yield from _below(child)


def _of_one(pid):
    # It may have ended since it was found.
    with suppress(OSError):
        return int(re.search(r"^Pss:\s+(\d+) kB", _rollup(pid), re.MULTILINE)[1])
    return 0


def _rollup(pid):
    return Path(f"/proc/{pid}/smaps_rollup").read_text()
