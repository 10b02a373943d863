import subprocess
import sys

import pytest

from tresen.cli import COMMANDS, main

LIGHT = """
import sys
from tresen.cli import main, children, serve
from tresen.engine import supervisor
sys.exit("django" in sys.modules)
"""


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("TRESEN_DATA", str(tmp_path / "var"))
    return tmp_path / "var"


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out

    assert [name for name in COMMANDS if f"tresen {name}" not in said] == []


@pytest.mark.parametrize("words", [[], ["sevre"], ["mail"], ["mail", "recieve"]])
def test_an_unknown_command_is_a_usage_error(words, capsys):
    assert main(words) == 2
    assert "tresen serve" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "code"), [("hours due", 1), ("mail receive", 75), ("check", 1)])
def test_without_data_a_command_says_so(nowhere, capsys, name, code):
    assert main([*name.split(), "2026-12-23T15:00", "4h"]) == code
    assert capsys.readouterr().err.startswith(f"There is no data here: {nowhere}.")
    assert not nowhere.exists()


def test_help_for_a_command_needs_no_data(nowhere, capsys):
    with pytest.raises(SystemExit) as end:
        main(["hours", "due", "--help"])

    assert end.value.code == 0
    assert "usage: tresen hours due" in capsys.readouterr().out


def test_serving_never_loads_django():
    assert subprocess.run([sys.executable, "-c", LIGHT], check=False).returncode == 0
