import os

from tresen.engine import locks


def test_many_share_and_nobody_takes_what_is_shared(tmp_path):
    first, second = (locks.open_lock(tmp_path / "users") for _ in range(2))
    locks.share(first)
    locks.share(second)

    assert not locks.take(first)
    os.close(first)
    assert locks.take(second)


def test_a_lock_is_held_only_while_its_holder_lives(tmp_path):
    with locks.alone(tmp_path / "gate"):
        assert locks.is_held(tmp_path / "gate")

    assert not locks.is_held(tmp_path / "gate")
