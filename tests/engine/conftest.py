import subprocess
import sys
import time
from pathlib import Path

import pytest

from tresen.engine import locks
from tresen.engine.cluster import Cluster

USE = """
import sys
from pathlib import Path
from tresen.engine.cluster import Cluster
with Cluster(Path(sys.argv[1])).use():
    print("in use", flush=True)
    sys.stdin.read()
"""


def eventually(true, patience=20):
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def alive(pid):
    """Zombies are not: when they are buried is the machine's affair."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def is_running(cluster):
    return locks.is_held(cluster.home / "keeper")


def keeper(cluster):
    return int((cluster.home / "keeper").read_text())


def postmaster(cluster):
    return int((cluster.home / "data" / "postmaster.pid").read_text().split()[0])


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """One cluster for all tests that do not make their own; nobody uses it between two tests."""
    directory = tmp_path_factory.mktemp("cluster")
    directory.chmod(0o700)
    cluster = Cluster(directory / "var")
    cluster.create()
    return cluster


@pytest.fixture
def other_user(made):
    """Another command that uses the same cluster, until it is killed or its stdin ends."""
    command = [sys.executable, "-c", USE, str(made.data_dir)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"in use\n"
        yield process
        process.kill()
