import shutil
import subprocess
from pathlib import Path

from .errors import EngineError
from .identity import identity
from .launching import tied
from .postmaster import environment
from .software import server_binary

USER = DATABASE = "tresen"
# No ICU in the wheel; the builtin provider sorts the same on every machine and for ever.
LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]


def create_cluster(home: Path) -> None:
    """Make the whole cluster beside its place, then move it there: half a cluster is never seen."""
    draft = home / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    _run(home, "initdb", "-D", draft, f"--username={USER}", "--auth=trust", *LOCALE)
    single = ("--single", "-D", draft, "template1")
    _run(home, "postgres", *single, say=f"CREATE DATABASE {DATABASE};\n")
    draft.rename(home / "data")


def _run(home: Path, program: str, *arguments: str | Path, say: str = "") -> None:
    done = subprocess.run(
        tied([server_binary(program, home), *arguments], identity=identity(home)),
        input=say,
        capture_output=True,
        text=True,
        env=environment(),
        cwd=home,
        check=False,
    )
    if done.returncode != 0:
        raise EngineError(f"The database could not be made: {done.stderr.strip()}")
