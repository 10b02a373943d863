"""The whole product as one command starts it, and a mail server that keeps every letter of it."""

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass

from tests.engine.conftest import alive
from tests.mail.sink import Sink, free_port, mail_server

TRESEN = [sys.executable, "-m", "tresen.cli"]
# The database is our own, and so are the addresses.
OTHERS = {"DATABASE_URL", "TRESEN_SECRET_KEY", "TRESEN_URL", "TRESEN_DEMO_PASSWORD"}


@dataclass
class Served:
    process: subprocess.Popen
    environ: dict
    port: int
    smtp_port: int
    sink: Sink

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def child(self, module):
        """The pid of the child that runs this module, or None while there is none."""
        return next((int(pid) for pid, command in self.children() if module in command), None)

    def children(self):
        """The pid and the command of each."""
        ps = ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)]
        lines = subprocess.run(ps, capture_output=True, text=True, check=False).stdout.splitlines()
        return [line.split(maxsplit=1) for line in lines]

    def tresen(self, *words):
        command = [*TRESEN, *words]
        return subprocess.check_output(command, env=self.environ, text=True).strip()


@contextmanager
def serving(data):
    with mail_server() as (sink, smtp_url):
        kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
        environ = {**kept, "TRESEN_DATA": str(data), "SMTP_URL": smtp_url}
        port, smtp_port = free_port(), free_port()
        ports = ["--port", str(port), "--smtp-port", str(smtp_port)]
        command = [*TRESEN, "serve", "--demo", *ports]
        process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE)
        served = Served(process, environ, port, smtp_port, sink)
        try:
            assert "Tresen is open" in said(process)
            yield served
        finally:
            children = served.children()
            process.terminate()
            process.communicate(timeout=60)
        assert not any(alive(int(pid)) for pid, _ in children)


def said(process):
    """What it says until it is open; empty if it ended before."""
    return b"".join(iter(process.stdout.readline, b"Ctrl-C closes it.\n")).decode()
