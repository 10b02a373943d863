import os
import subprocess
import sys

import pytest

from tresen.bench.memory import by_process, descendants


@pytest.fixture
def child():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process.pid
        process.kill()


def test_children_belong_to_the_family(child):
    assert {os.getpid(), child} <= set(descendants(os.getpid()))


def test_every_member_of_the_family_weighs_something(child):
    whole = by_process(os.getpid()).total()

    assert whole > by_process(child).total() > 0


def test_a_database_that_runs_elsewhere_weighs_nothing():
    assert by_process(None).total() == 0
