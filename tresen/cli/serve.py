"""Web, workers and mail intake, in one command. Ctrl-C ends them all."""

import os
import subprocess
import sys
from contextlib import contextmanager

from tresen.cli import before, children
from tresen.cli.greeting import Greeting
from tresen.engine.cluster import Cluster
from tresen.engine.data import data_dir
from tresen.engine.supervisor import Supervisor


def add_arguments(parser):
    parser.add_argument("--host", metavar="H", default="127.0.0.1")
    parser.add_argument("--port", metavar="PORT", type=int, default=8000)
    parser.add_argument("--smtp-port", metavar="PORT", type=int, default=2525)
    parser.add_argument("--demo", action="store_true", help="with the demonstration's data")


def run(args):
    before.check(args, os.environ)
    os.environ.setdefault("TRESEN_URL", f"http://{children.visible(args.host)}:{args.port}")
    with _database() as chores:
        if not _is_prepared(args):
            return 1
        chores = [*chores, Greeting(args).look]
        Supervisor(children.listed(args), data_dir=data_dir(), chores=chores).run()
    return 0


@contextmanager
def _database():
    """The embedded one, and the chore of looking after it; or nothing to do."""
    if os.environ.get("DATABASE_URL"):
        yield []
    else:
        cluster = Cluster(data_dir())
        cluster.create()
        with cluster.use():
            yield [cluster.ensure]


def _is_prepared(args):
    # A process of its own: the supervisor stays small for as long as it runs.
    demo = ["--demo"] if args.demo else []
    prepare = [sys.executable, "-m", "tresen.cli", "prepare", *demo]
    return subprocess.run(prepare, check=False).returncode == 0
