import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.engine.conftest import postmaster
from tresen.engine.cluster import Cluster
from tresen.engine.identity import can_run, room_of
from tresen.engine.launching import tied

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
NOBODY = 65534
# In a changed root the kernel allows no user namespaces, just as many containers do.
FORBID = 'mount --rbind / /mnt && exec chroot /mnt "$0" "$@"'
USE = """
import sys
from pathlib import Path
from tresen.engine.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.create()
with cluster.use():
    print(cluster.home.resolve())
"""


def test_everybody_can_start_it_as_themselves():
    assert can_run(Path("/bin/true"), "as-is")


def test_a_command_that_is_not_there_is_told():
    done = subprocess.run(tied(["/no/such"]), capture_output=True, text=True, check=False)

    assert done.returncode == 126
    assert "cannot run /no/such" in done.stderr


@as_root
def test_root_appears_as_somebody_else_and_still_opens_its_own_files(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("mine")
    secret.chmod(0o600)
    look = tied(["/bin/sh", "-c", 'id -u; cat "$0"', secret], identity="map:1:1")

    assert subprocess.check_output(look, text=True) == "1\nmine"


@pytest.fixture
def theirs():
    """A data directory that belongs to an ordinary user, below directories that they may pass."""
    with tempfile.TemporaryDirectory(prefix="tresen-") as above:
        Path(above).chmod(0o711)
        directory = Path(above) / "var"
        directory.mkdir()
        os.chown(directory, NOBODY, NOBODY)
        yield Cluster(directory)


@as_root
def test_data_that_belongs_to_somebody_is_served_as_that_somebody(theirs):
    theirs.create()
    with theirs.use(), psycopg.connect(theirs.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert Path(f"/proc/{postmaster(theirs)}").stat().st_uid == NOBODY


@pytest.fixture
def room(tmp_path):
    room = room_of(tmp_path / "var" / "postgres")
    yield room
    shutil.rmtree(room, ignore_errors=True)


@as_root
def test_where_namespaces_are_forbidden_the_database_lodges_elsewhere(tmp_path, room):
    forbidden = ["unshare", "--mount", "sh", "-c", FORBID]
    use = [sys.executable, "-c", USE, tmp_path / "var"]
    said = subprocess.check_output([*forbidden, *use], text=True)

    assert said.strip() == str(room)
    assert room.stat().st_uid == NOBODY
