"""`tresen serve` as an operator starts it, and its worker put to sleep for a while."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection

from tresen.engine.errors import EngineError

from . import memory

PATIENCE = 60


@contextmanager
def serving(database):
    ports = ["--port", str(database.port), "--smtp-port", str(database.smtp_port)]
    command = [sys.executable, "-m", "tresen.cli", "serve", *ports]
    # A group of its own: Ctrl-C reaches only us, and we end it in our own order.
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as serve:
        try:
            _await_answers(serve, database)
            yield serve.pid
        finally:
            serve.terminate()
            serve.wait()


@contextmanager
def sleeping_worker(serve):
    """What comes in meanwhile is stored and left for those whom we time."""
    workers = [pid for pid in memory.descendants(serve) if memory.name_of(pid) == "worker"]
    try:
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def _await_answers(serve, database):
    end = time.monotonic() + PATIENCE
    while not (_web_answers(database.port) and _mail_answers(database.smtp_port)):
        if serve.poll() is not None or time.monotonic() > end:
            raise EngineError("tresen serve did not start.")
        time.sleep(0.1)


def _web_answers(port):
    with suppress(OSError):
        web = HTTPConnection("127.0.0.1", port, timeout=5)
        web.request("GET", "/readyz")
        return web.getresponse().status == 200
    return False


def _mail_answers(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as line:
        return line.recv(3) == b"220"
    return False
