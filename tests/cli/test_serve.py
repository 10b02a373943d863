import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_before import free_port
from tests.engine.conftest import alive, eventually, postmaster
from tresen.engine.cluster import Cluster

TRESEN = [sys.executable, "-m", "tresen.cli"]


@pytest.fixture
def surroundings(tmp_path_factory):
    """As on a machine of its own: no database given, data in a directory nobody else enters."""
    data = tmp_path_factory.mktemp("served") / "var"
    left = {"DATABASE_URL", "TRESEN_SECRET_KEY", "TRESEN_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in left}
    return kept | {"TRESEN_DATA": str(data)}


@pytest.fixture
def serve(surroundings):
    started = []

    def start():
        ports = ["--port", str(free_port()), "--smtp-port", str(free_port())]
        command = [*TRESEN, "serve", "--demo", *ports]
        started.append(subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE))
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=60)


def said(process):
    """What it says until it is open; empty if it ended before."""
    return b"".join(iter(process.stdout.readline, b"Ctrl-C closes it.\n")).decode()


def children(process):
    listed = subprocess.check_output(["ps", "-o", "pid=", "--ppid", str(process.pid)], text=True)
    return [int(pid) for pid in listed.split()]


@pytest.mark.slow
def test_it_says_where_it_is_and_ends_with_everything_it_started(serve, surroundings):
    served = serve()
    assert "Tresen is open at http://127.0.0.1:" in said(served)
    everything = [*children(served), postmaster(cluster(surroundings))]
    served.send_signal(signal.SIGINT)

    assert served.wait(60) == 0
    assert not any(map(alive, everything))


@pytest.mark.slow
def test_after_a_kill_the_next_start_heals(serve, surroundings):
    killed = serve()
    said(killed)
    everything = [*children(killed), postmaster(cluster(surroundings))]
    killed.kill()
    assert eventually(lambda: not any(map(alive, everything)), patience=60)

    assert "kim@tresen.example" in said(serve())


def cluster(surroundings):
    return Cluster(Path(surroundings["TRESEN_DATA"]))
