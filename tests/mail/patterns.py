"""Every regular expression that sees the words of a mail, fed with texts that grow.

Run as a program, it names each that needs more than so many times longer for four times as much.
"""

import importlib
import os
import pkgutil
import re
import time
from pathlib import Path

import django

import tresen

ROOMS = [
    "arriving",
    "leaving",
    "listening",
    "parsing",
    "pickups",
    "reading",
    "returning",
    "wording",
]
MAIL = ("tresen.mail", *(f"tresen.mail.{room}" for room in ROOMS))
LIBRARY = (
    "attributions",
    "foreign_html",
    "foreign_links",
    "foreign_pictures",
    "foreign_style",
    "link_places",
    "marks",
    "secret_links",
    "ticket_id",
)
PARSER = importlib.import_module("re._parser")
EVERYDAY = [
    "a",
    " ",
    "\n",
    "\t",
    "<",
    ">",
    '"',
    "'",
    "\\",
    "(",
    ")",
    "-",
    "_",
    "=",
    "1",
    ".",
    "@",
    "&#1",
]
PAIRS = [
    "<a ",
    "> \n",
    "a\n",
    "\n\n ",
    "=?a?",
    '"a',
    "(a",
    "a=b;",
    "Am 1.1. ",
    "Von: a\n",
    "<!--",
    " a ",
]
# Goes on only to the first sign that stands where none may stand.
READ_IN_PART = {"tresen.mail.parsing.authentication.TOKEN"}
SHORT, LONG = 5_000, 20_000
SOURCES = [path.read_text() for path in Path(tresen.__file__).parent.rglob("*.py")]
# Four times the time is linear, sixteen quadratic. Less than this nobody can measure.
TOLERATED, NOISE = 9, 0.02


def patterns():
    """{where it stands: the pattern}"""
    return {
        f"{module.__name__}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and f"{module.__name__}.{name}" not in READ_IN_PART
    }


def modules():
    for package in MAIL:
        root = importlib.import_module(package)
        for found in pkgutil.iter_modules(root.__path__):
            if found.name != "migrations":
                yield importlib.import_module(f"{package}.{found.name}")
    for name in LIBRARY:
        yield importlib.import_module(f"tresen.lib.{name}")


def killers(pattern):
    """What most patterns stumble over, and what this one looks for."""
    words = literals(PARSER.parse(pattern.pattern, pattern.flags))
    return [*EVERYDAY, *PAIRS, *words, "".join(words), " ".join(words), f"{''.join(words)}\n"]


def literals(tree):
    signs = [chr(argument) for operator, argument in flat(tree) if str(operator) == "LITERAL"]
    whole = "".join(signs)
    return list(dict.fromkeys([*signs[:6], whole[:6], whole[:40]])) or ["x"]


def flat(tree):
    for operator, argument in tree:
        yield operator, argument
        for inner in subtrees(argument):
            yield from flat(inner)


def subtrees(argument):
    if isinstance(argument, PARSER.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for item in argument:
            yield from subtrees(item)


def is_searched_for(name):
    """Or only held against the beginning of a text, as the source has it."""
    used = re.compile(rf"\b{name}\.(search|finditer|findall|sub|subn|split)\(")
    return any(used.search(source) for source in SOURCES)


def find_all(pattern, subject):
    for _ in pattern.finditer(subject):
        pass


def seconds(look, pattern, killer, length):
    text = (killer * length)[:length]
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    look(pattern, subject)
    return time.process_time() - began


def grows_too_fast(look, pattern, killer):
    if seconds(look, pattern, killer, LONG) < NOISE:
        return False
    short = min(seconds(look, pattern, killer, SHORT) for _ in range(3))
    long = min(seconds(look, pattern, killer, LONG) for _ in range(3))
    return long > TOLERATED * max(short, NOISE / TOLERATED)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tresen.settings")
    django.setup()
    for name, pattern in patterns().items():
        look = find_all if is_searched_for(name.rpartition(".")[2]) else re.Pattern.match
        for killer in filter(None, killers(pattern)):
            if grows_too_fast(look, pattern, killer):
                print(f"{name} on {killer!r}", flush=True)


if __name__ == "__main__":
    main()
