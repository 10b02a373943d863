"""Mail: stored by the listener, filed by workers, each timed apart from the other."""

import subprocess
import sys
import time
from contextlib import ExitStack
from random import Random

from tresen.demo.crowd.speech import Speech
from tresen.engine.errors import EngineError
from tresen.house.models import Mailbox
from tresen.mail.models import IncomingMail

from .figures import of_rate, of_ratio
from .mails import Mails, send

MAILS = 500
CONNECTIONS = 8
# The best of three others, five times over: per second, and per commit of the same PostgreSQL.
AIMS = {1: (320, 320 / 1965), 2: (490, 490 / 2674)}
NAMES = {1: "one process", 2: "two processes"}


def figures(port, speakers, commits):
    dice = Random(2)
    mails = Mails(Speech(dice), dice, speakers, Mailbox.objects.main())
    received, filed = 0, []
    for processes in NAMES:
        received += send(mails.write(MAILS), port, CONNECTIONS)
        filed += _beside_commits(processes, MAILS / _file(processes), commits)
    yield of_rate(f"Mail received, {CONNECTIONS} connections", 2 * MAILS, received)
    yield from filed


def _beside_commits(processes, rate, commits):
    """Both at the same time of day: a neighbour's work then slows both alike."""
    aim, ratio = AIMS[processes]
    per_second = commits.per_second(processes)
    yield of_rate(f"Mail filed, {NAMES[processes]}", MAILS, MAILS / rate, aim)
    yield of_rate(f"Commits of pgbench -N, clients: {processes}", round(per_second * 5), 5)
    yield of_ratio("Filed for each commit", rate / per_second, ratio)


def _file(processes):
    """Seconds until all that was received is filed."""
    with ExitStack() as stack:
        workers = [stack.enter_context(_worker()) for _ in range(processes)]
        _await_words(workers)
        began = time.perf_counter()
        for worker in workers:
            worker.stdin.close()
        _await_words(workers)
        seconds = time.perf_counter() - began
    _check_balance()
    return seconds


def _worker():
    command = [sys.executable, "-m", "tresen.bench.filing"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _await_words(workers):
    """Each says a word when it is ready, and another when it is done."""
    for worker in workers:
        if not worker.stdout.readline():
            raise EngineError("A process that should file mails has died.")


def _check_balance():
    balance = IncomingMail.objects.balance()
    if set(balance) != {"filed"}:
        raise EngineError(f"Not every mail was filed: {balance}")
