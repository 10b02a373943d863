import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tresen.mail.parsing
from tests.mail.patterns import PARSER, subtrees
from tresen.lib import attributions
from tresen.lib.attributions import LONGEST_LINE
from tresen.mail.parsing import parse

from .killers import KILLERS

CONSTANTS = importlib.import_module("re._constants")
# One that may give back what it took; possessive ones never do.
GREEDY = (CONSTANTS.MAX_REPEAT, CONSTANTS.MIN_REPEAT)
THOUSANDS = 4000
ROOT = Path(__file__).parents[3]


def patterns():
    names = [module.name for module in pkgutil.iter_modules(tresen.mail.parsing.__path__)]
    modules = [importlib.import_module(f"tresen.mail.parsing.{name}") for name in names]
    modules.append(attributions)
    return [
        pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


def unbounded_depth(tree, depth=0):
    """How many repetitions without end stand inside each other."""
    deepest = depth
    for operator, argument in tree:
        grows = operator in GREEDY and argument[1] > THOUSANDS
        for inner in subtrees(argument):
            deepest = max(deepest, unbounded_depth(inner, depth + grows))
    return deepest


@pytest.mark.parametrize("pattern", patterns())
def test_no_pattern_repeats_a_repetition(pattern):
    assert unbounded_depth(PARSER.parse(pattern.pattern, pattern.flags)) <= 1


def test_nested_repetition_would_be_found():
    assert unbounded_depth(PARSER.parse("(a+)+b")) == 2


def test_killers_are_read_in_linear_time_and_bounded_memory():
    """Were one of them quadratic, the kernel would end the child long before it is done."""
    program = [sys.executable, "-m", "tests.mail.parsing.killers", "30000", *KILLERS]
    done = subprocess.run(program, capture_output=True, text=True, cwd=ROOT)

    assert done.stderr == ""
    assert done.stdout.splitlines() == list(KILLERS)


def test_lines_longer_than_any_program_writes_are_looked_at_in_part():
    line = "Am 3.3. um 10:11 schrieb " + "x" * LONGEST_LINE + ":"
    mail = parse(f"Subject: Re: x\n\nNeu\n{line}\nalt".encode())

    assert mail.reply_text == f"Neu\n{line}\nalt"
