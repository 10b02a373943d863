import os
import signal
import stat

import psycopg
import pytest

from tests.engine.conftest import alive, eventually, is_running, keeper, postmaster
from tresen.engine.cluster import Cluster
from tresen.engine.errors import NoData


def ask(cluster, question):
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute(question).fetchone()[0]


def answers(cluster):
    try:
        return ask(cluster, "SELECT 1") == 1
    except psycopg.OperationalError:
        return False


def test_without_data_there_is_a_clear_word_and_no_directory(tmp_path):
    with pytest.raises(NoData, match="There is no data here"), Cluster(tmp_path / "var").use():
        pass

    assert not (tmp_path / "var").exists()


def test_a_new_cluster_speaks_utf_8_and_sorts_the_same_everywhere(made):
    locale = "SELECT datlocale FROM pg_database WHERE datname = 'tresen'"
    with made.use():
        assert ask(made, "SHOW server_encoding") == "UTF8"
        assert ask(made, locale) == "C.UTF-8"


def test_it_is_durable_and_listens_to_no_network(made):
    wanted = {"fsync": "on", "listen_addresses": "", "jit": "off", "max_connections": "60"}
    with made.use():
        assert {setting: ask(made, f"SHOW {setting}") for setting in wanted} == wanted


def test_creating_again_changes_nothing(made):
    before = (made.home / "data" / "PG_VERSION").stat().st_mtime_ns
    made.create()

    assert (made.home / "data" / "PG_VERSION").stat().st_mtime_ns == before


def test_half_a_cluster_is_made_anew(tmp_path):
    cluster = Cluster(tmp_path / "var")
    (cluster.home / "data.new" / "base").mkdir(parents=True)
    cluster.create()

    assert cluster.exists
    assert not (cluster.home / "data.new").exists()


def test_the_last_one_out_stops_it(made):
    with made.use():
        server = postmaster(made)
        with made.use():
            pass
        assert alive(server)

    assert not alive(server)
    assert not is_running(made)


def test_it_runs_on_for_another_command(made, other_user):
    with made.use():
        server = postmaster(made)
    assert alive(server)

    other_user.stdin.close()

    assert eventually(lambda: not alive(server))


def test_it_stops_when_its_last_user_was_killed(made, other_user):
    server = postmaster(made)
    other_user.kill()

    assert eventually(lambda: not alive(server))


def test_a_command_starts_it_again_after_everything_was_killed(made, other_user):
    for pid in (keeper(made), postmaster(made), other_user.pid):
        os.kill(pid, signal.SIGKILL)

    with made.use():
        assert ask(made, "SELECT 1") == 1


def test_the_server_goes_with_its_keeper(made, other_user):
    server = postmaster(made)
    os.kill(keeper(made), signal.SIGKILL)

    assert eventually(lambda: not alive(server))


def test_whoever_looks_after_it_brings_a_killed_keeper_back(made):
    with made.use():
        killed = keeper(made)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: not alive(killed))
        made.ensure()

        assert ask(made, "SELECT 1") == 1


def test_the_keeper_starts_a_killed_server_again(made):
    with made.use():
        server = postmaster(made)
        os.kill(server, signal.SIGKILL)

        assert eventually(lambda: answers(made))
        assert postmaster(made) != server


def test_only_its_owner_enters(made):
    with made.use():
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (made.home, made.socket_dir)]

    assert modes == [0o700, 0o700]


def test_the_directories_above_keep_their_permissions(tmp_path):
    tmp_path.chmod(0o700)
    before = [path.stat().st_mode for path in (tmp_path, *tmp_path.parents)]
    cluster = Cluster(tmp_path / "var")
    cluster.create()
    with cluster.use():
        now = [path.stat().st_mode for path in (tmp_path, *tmp_path.parents)]

    assert now == before


def test_django_gets_the_same_address(made):
    names = {"HOST": "host", "PORT": "port", "USER": "user", "NAME": "dbname"}
    address = {names[key]: value for key, value in made.django().items()}
    with made.use(), psycopg.connect(**address) as connection:
        assert connection.info.dbname == "tresen"


def test_its_programs_are_those_of_its_version(made):
    assert made.binary("pg_dump").parts[-3:] == ("pginstall18", "bin", "pg_dump")
