import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

from tresen.mail.parsing import ParsedMail

from . import wire
from .limits import Limits

PROGRAM = "tresen.mail.reading.child"
PACKAGES = Path(__file__).parents[3]


class Unreadable(Exception):
    """`reason`: time, memory, died, or what the parser stumbled over."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Died(Unreadable):
    """Nobody knows why; it may have nothing to do with the mail."""


class Reader:
    """One process that reads, one mail after the other. Once it went wrong it is asked no more."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.mails
        self.is_overdue = False
        self.process = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, str(limits.memory), str(limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(PACKAGES), "PATH": os.environ.get("PATH", "")},
        )

    @property
    def may_go_on(self) -> bool:
        return self.left > 0 and not self.is_overdue and self.process.poll() is None

    def read(self, what: bytes, raw: bytes | memoryview) -> ParsedMail:
        self.left -= 1
        answer = self._in_time(what, raw)
        if isinstance(answer, str):
            raise Unreadable(answer)
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _in_time(self, what: bytes, raw: bytes | memoryview) -> ParsedMail | str:
        assert self.process.stdin and self.process.stdout
        clock = Timer(self.limits.deadline, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            wire.ask(self.process.stdin, what, raw)
            return wire.answered(self.process.stdout)
        except Exception as error:
            self.process.kill()
            raise self._why() from error
        finally:
            clock.cancel()

    def _give_up(self) -> None:
        self.is_overdue = True
        self.process.kill()

    def _why(self) -> Unreadable:
        code = self.process.wait()
        if self.is_overdue or code == -signal.SIGXCPU:
            return Unreadable("time")
        return Unreadable("memory") if code == wire.TOO_LARGE else Died("died")
