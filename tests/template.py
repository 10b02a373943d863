"""The migrated database is kept from run to run, for as long as the migrations stay as they are.

To migrate takes as long as a hundred tests. A fresh clone, as CI has it, keeps nothing yet.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path

import psycopg

from tresen.engine import locks
from tresen.engine.cluster import Cluster
from tresen.engine.data import make_private
from tresen.engine.identity import settle

CHECKOUT = Path(__file__).resolve().parents[1]
KEPT = CHECKOUT / ".pytest_cache" / "migrated"
DECIDES = ("*/migrations/*.py", "hours/*.py", "clock/*.py", "engine/c*.py")
NAME = "migrated"


def lay_out(cluster, *, migrate):
    """Give a new cluster the migrated database; migrate(address) makes it, the first time."""
    make_private(KEPT.parent)
    make_private(KEPT)
    with locks.alone(KEPT / "lock"):
        kept = Cluster(KEPT / _state(), cluster.options)
        if not (kept.data_dir / "done").exists():
            _forget_others()
            _make(kept, migrate)
        _copy(kept, cluster)


def _state():
    """One word for all that a migrated database depends on."""
    files = [path for kind in DECIDES for path in sorted((CHECKOUT / "tresen").glob(kind))]
    files += [CHECKOUT / "requirements" / "dev.txt", Path(__file__)]
    known = hashlib.sha256()
    for path in files:
        known.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return known.hexdigest()[:12]


def _forget_others():
    for other in KEPT.glob("*/"):
        shutil.rmtree(other)


def _make(kept, migrate):
    kept.create()
    with kept.use():
        with psycopg.connect(kept.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME}")
            connection.execute(f"CREATE DATABASE {NAME}")
        migrate(kept.url(NAME))
    (kept.data_dir / "done").touch()


def _copy(kept, cluster):
    """As initdb makes it, beside its place first: half a cluster is never seen."""
    settle(cluster.place)
    draft = cluster.home / "data.new"
    subprocess.run(["cp", "-a", kept.home / "data", draft], check=True)
    draft.rename(cluster.home / "data")
