from concurrent.futures import ThreadPoolExecutor

from tresen.engine.secret import secret_key


def test_it_is_made_once_and_for_its_owner_only(tmp_path):
    first = secret_key(tmp_path / "var")

    assert secret_key(tmp_path / "var") == first
    assert len(first) > 50
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_many_who_start_at_once_agree(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key, [tmp_path] * 8))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_two_installations_differ(tmp_path):
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")
