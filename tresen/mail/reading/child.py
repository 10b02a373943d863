"""The process that reads: bytes come in, letters go out. It knows no database and no secret.

It ends with whoever started it, however that came to its end: then its standard input does, too.
"""

import math
import os
import resource
import signal
import sys
from contextlib import suppress

from tresen.mail.parsing import ParsedMail, parse_head

from . import wire
from .cleaning import parse_and_clean

READERS = {wire.WHOLE: parse_and_clean, wire.HEAD: parse_head}


def main() -> None:
    memory, seconds = map(int, sys.argv[1:])
    # A group that is asked to end is told by its leader, who first lets us finish this mail.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(BrokenPipeError):
        while request := wire.asked(sys.stdin.buffer):
            _allow(seconds)
            wire.answer(sys.stdout.buffer, _read(*request))
            del request


def _allow(seconds: int) -> None:
    """From now on, for this mail alone: the kernel counts from the beginning of the process."""
    used = math.ceil(time_used())
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def time_used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _read(what: bytes, raw: bytes) -> ParsedMail | str:
    try:
        return READERS[what](raw)
    except MemoryError:
        os._exit(wire.TOO_LARGE)
    except Exception as error:
        return repr(error)[:500]


if __name__ == "__main__":
    main()
