import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail import patterns

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_no_expression_that_sees_a_mail_takes_more_than_linear_time():
    program = [sys.executable, "-m", "tests.mail.patterns"]
    done = subprocess.run(program, capture_output=True, text=True, cwd=ROOT)

    assert (done.stdout, done.returncode) == ("", 0)


def test_all_rooms_that_see_mails_are_looked_through():
    rooms = {name.rpartition(".")[0] for name in patterns.patterns()}

    named = {"tresen.mail.arriving.hearing", "tresen.mail.parsing.words"}
    assert named | {"tresen.lib.secret_links"} <= rooms


def test_a_quadratic_expression_would_be_found():
    assert patterns.grows_too_fast(patterns.find_all, re.compile("x[^\n]*y"), "x")
    assert not patterns.grows_too_fast(patterns.find_all, re.compile("x[^\nx]*y"), "x")
