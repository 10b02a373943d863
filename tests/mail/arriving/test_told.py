"""No code of ours is ever shown to people: each reason has its sentence."""

import ast
from pathlib import Path

import pytest

from tresen.mail.arriving.told import EVIDENCE, REASONS
from tresen.mail.models import IncomingMail

MAIL = Path(__file__).parents[3] / "tresen" / "mail"
# What a letter was withheld for, and what a parser thinks, are other matters.
OTHERS = {"parsing", "pickups", "migrations", "reading", "withheld.py", "letters.py", "told.py"}
CONSTANTS = {"BY_HAND", "MOVED", "reason"}


def trees():
    files = [path for path in MAIL.rglob("*.py") if not OTHERS & set(path.parts)]
    return [ast.parse(path.read_text()) for path in files]


def takers():
    """{function: which of its arguments is the reason of a mail}"""
    functions = [
        node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    ]
    named = {node.name: [each.arg for each in node.args.args] for node in functions}
    taking = {name: names.index("reason") for name, names in named.items() if "reason" in names}
    return {"Settled": 3, **taking}


def handed_on(node, taking):
    """What stands where a reason is given."""
    if isinstance(node, ast.Call) and (place := taking.get(getattr(node.func, "id", ""))):
        yield from node.args[place : place + 1]
        yield from (each.value for each in node.keywords if each.arg == "reason")
    elif isinstance(node, ast.Assign):
        names, values = map(_several, (node.targets[0], node.value))
        for name, value in zip(names, values, strict=False):
            if getattr(name, "attr", getattr(name, "id", "")) in CONSTANTS:
                yield value


def _several(node):
    return node.elts if isinstance(node, ast.Tuple) else [node]


def codes():
    taking = takers()
    return {
        word.value
        for tree in trees()
        for node in ast.walk(tree)
        for given in handed_on(node, taking)
        for word in ast.walk(given)
        if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value
    }


def test_the_reasons_are_found():
    assert {"no_sender", "came_twice", "by_hand", "third_party"} <= codes()


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_reason_has_a_sentence(code):
    assert str(REASONS[code]).endswith(".")


@pytest.mark.parametrize("evidence", IncomingMail.Evidence)
def test_every_evidence_has_a_sentence(evidence):
    assert str(EVIDENCE[evidence]).endswith(".")
