"""The command line: `tresen <command> …`, one module for each command."""

import importlib
import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from tresen.engine.errors import EngineError

TRY_AGAIN = 75  # EX_TEMPFAIL of sysexits.h: the MTA keeps the mail and comes again


@dataclass(frozen=True)
class Command:
    module: str
    says: str
    needs: str = "nothing"
    failing: int = 1


COMMANDS = {
    "serve": Command("serve", "web, workers and mail intake, in one command"),
    "prepare": Command("prepare", "bring the database up to date", "database"),
    "mail receive": Command("mail_receive", "store and file messages", "database", TRY_AGAIN),
    "mail parse": Command("mail_parse", "show how messages are read"),
    "hours due": Command("hours_due", "until when we promise to answer", "database"),
    "hours between": Command("hours_between", "how much service time lies between", "database"),
    "price": Command("price", "what work costs", "database"),
    "token": Command("token", "an API token for a person", "database"),
    "check": Command("check", "health in words", "database"),
    "manage": Command("manage", "Django's own commands"),
}


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    name = _named_in(words)
    if name is None:
        return _overview(words)
    command = COMMANDS[name]
    try:
        arguments = words[len(name.split()) :]
        with _surroundings(command, arguments):
            return _run(name, arguments)
    except EngineError as error:
        print(error, file=sys.stderr)
        return command.failing
    except KeyboardInterrupt:
        return 130
    except (Exception, SystemExit) as error:
        return _sent_back(error, command)


def _sent_back(error: BaseException, command: Command) -> int:
    """An MTA gives a mail up for anything but 0 and 75: no mistake of ours may cost one."""
    has_asked_for_help = isinstance(error, SystemExit) and not error.code
    if command.failing != TRY_AGAIN or has_asked_for_help:
        raise error
    if not isinstance(error, SystemExit):
        traceback.print_exception(error)
    return TRY_AGAIN


def _named_in(words: list[str]) -> str | None:
    longest_first = (" ".join(words[:count]) for count in (2, 1))
    return next((name for name in longest_first if name in COMMANDS), None)


def _overview(words: list[str]) -> int:
    asked = words[:1] in (["help"], ["--help"], ["-h"])
    out = sys.stdout if asked else sys.stderr
    if words and not asked:
        print(f"There is no command {' '.join(words[:2])!r}.", file=out)
    print("Use: tresen COMMAND …  (with --help after a command for more)\n", file=out)
    for name, command in COMMANDS.items():
        print(f"  tresen {name:<14} {command.says}", file=out)
    return 0 if asked else 2


def _surroundings(command: Command, arguments: list[str]) -> AbstractContextManager[None]:
    if command.needs == "nothing":
        return nullcontext()
    # Late, so that `serve` and `mail parse` never load Django.
    surroundings = importlib.import_module("tresen.cli.surroundings")
    asks_for_help = {"-h", "--help"}.intersection(arguments)
    return surroundings.django_alone() if asks_for_help else surroundings.database()


def _run(name: str, arguments: list[str]) -> int:
    module = importlib.import_module(f"tresen.cli.{COMMANDS[name].module}")
    parser = ArgumentParser(prog=f"tresen {name}", description=module.__doc__)
    module.add_arguments(parser)
    return module.run(parser.parse_args(arguments))
