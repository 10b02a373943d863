import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.conftest import alive, eventually

SUPERVISE = """
import sys
from pathlib import Path
from tresen.engine.child import Child
from tresen.engine.supervisor import Supervisor
children = [Child(name, ["/bin/sh", "-c", script]) for name, script in zip("abc", sys.argv[2:])]
Supervisor(children, data_dir=Path(sys.argv[1]), patience=1).run()
assert "django" not in sys.modules
"""


@pytest.fixture
def supervised(tmp_path):
    started = []

    def start(*scripts):
        command = [sys.executable, "-c", SUPERVISE, tmp_path, *scripts]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "main"


def stay(file):
    """A main process with a worker of its own, as Granian has; both note their numbers."""
    return f"sleep 60 & echo $! >> {file}.worker; echo $$ >> {file}; wait"


def pids(path, count):
    assert eventually(lambda: path.exists() and len(path.read_text().split()) >= count)
    return [int(pid) for pid in path.read_text().split()]


def everybody(file):
    return pids(file, 1) + pids(file.with_suffix(".worker"), 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_every_group_and_then_itself(supervised, file, number):
    supervisor = supervised(stay(file))
    children = everybody(file)
    supervisor.send_signal(number)

    assert supervisor.wait(20) == 0
    assert not any(map(alive, children))


def test_what_dies_is_started_again_and_its_group_cleared_away(supervised, file):
    supervised(stay(file))
    main, worker = everybody(file)
    os.kill(main, signal.SIGKILL)

    assert pids(file, 2)[1] != main
    assert not alive(worker)


def test_whoever_lost_their_parent_is_the_supervisors(supervised, file):
    supervisor = supervised(f"(sleep 60 & echo $! > {file}); {stay(file.with_name('other'))}")
    orphan = pids(file, 1)[0]

    assert eventually(lambda: parent(orphan) == supervisor.pid)


def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_fall_is_told_in_one_line_that_points_to_the_log(supervised, file):
    supervisor = supervised(stay(file))
    os.kill(pids(file, 1)[0], signal.SIGKILL)
    said = supervisor.stderr.readline()

    assert said.startswith("a was killed by SIGKILL; starting it again.")
    assert "log/a.log" in said


def test_one_that_always_falls_rests_between_its_falls(supervised, file):
    supervisor = supervised(f"echo x >> {file}; exit 3", stay(file.with_name("other")))
    assert eventually(lambda: file.exists() and len(file.read_text().split()) == 3)
    supervisor.terminate()
    said = supervisor.communicate(timeout=20)[1]

    assert 2 <= said.count("a ended with 3") <= 3
    assert "b " not in said


def test_children_end_when_the_supervisor_is_killed(supervised, file):
    supervisor = supervised(f"echo $$ > {file}; exec sleep 60")
    child = pids(file, 1)[0]
    supervisor.kill()

    assert eventually(lambda: not alive(child))


def test_one_that_ignores_the_end_is_killed_at_last(supervised, file):
    supervisor = supervised(f"trap '' TERM; echo $$ > {file}; while :; do sleep 0.1; done")
    child = pids(file, 1)[0]
    supervisor.terminate()

    assert supervisor.wait(30) == 0
    assert not alive(child)


def test_what_a_child_says_is_kept_in_its_log(supervised, file, tmp_path):
    supervised(f"echo hello; {stay(file)}")
    pids(file, 1)

    assert (tmp_path / "log" / "a.log").read_text() == "hello\n"
