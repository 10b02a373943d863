import os

import pytest

from tresen.engine.errors import EngineError
from tresen.engine.socket_dir import LONGEST, SOCKET, answers, prepare, socket_dir


@pytest.mark.parametrize("length", [1, 40, 80, 120, 200])
def test_the_kernel_can_always_take_the_name(tmp_path, length):
    home = tmp_path / ("ü" * length)

    assert len(os.fsencode(socket_dir(home))) + len(SOCKET) <= LONGEST


def test_two_long_paths_do_not_share_a_directory(tmp_path):
    assert socket_dir(tmp_path / ("a" * 120)) != socket_dir(tmp_path / ("b" * 120))


def test_it_is_made_for_its_owner_only(tmp_path):
    assert prepare(tmp_path).stat().st_mode & 0o777 == 0o700


def test_a_directory_open_to_others_is_refused(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run").chmod(0o777)

    with pytest.raises(EngineError, match="only its owner"):
        prepare(tmp_path)


def test_a_link_that_somebody_laid_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(EngineError, match="only its owner"):
        prepare(tmp_path)


def test_nobody_answers_where_nothing_runs(tmp_path):
    assert not answers(tmp_path)
