"""Proportional set size: shared pages are counted once, divided among those who share them."""

import re
from collections import Counter
from contextlib import suppress
from pathlib import Path

PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
NAMES = {"granian": "web", "tresen.cli.work": "worker", "tresen.cli.listen": "mail"}


def by_process(*roots):
    """Megabytes of these processes and all that descend from them, by what they are."""
    found = Counter()
    for pid in _family(roots):
        with suppress(OSError):
            pss = PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
            found[name_of(pid)] += int(pss[1]) / 1024 if pss else 0
    return found


def descendants(root):
    return _family([root])


def _family(roots):
    children = _children()
    family, waiting = [], [pid for pid in roots if pid]
    while waiting:
        pid = waiting.pop()
        family.append(pid)
        waiting += children.get(pid, [])
    return family


def _children():
    found = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name in brackets may hold blanks and brackets of its own.
            parent = int(place.read_text().rpartition(")")[2].split()[1])
            found.setdefault(parent, []).append(int(place.parent.name))
    return found


def name_of(pid):
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
    if "postgres" in words or "tresen.engine.keeper" in words:
        return "PostgreSQL"
    return next((name for word, name in NAMES.items() if word in words), "supervisor")
