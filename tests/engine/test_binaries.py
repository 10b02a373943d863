import subprocess

import pytest

from tresen.engine.binaries import binary
from tresen.engine.errors import EngineError


@pytest.mark.parametrize("major", [16, 18])
def test_each_version_has_its_programs(major):
    said = subprocess.run([binary("postgres", major), "--version"], capture_output=True, text=True)

    assert f"PostgreSQL) {major}." in said.stdout


def test_data_of_an_unknown_version_is_refused_by_name():
    with pytest.raises(EngineError, match="written by PostgreSQL 17"):
        binary("postgres", 17)
