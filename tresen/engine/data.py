import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """Where everything lives: never relative to where somebody happens to stand."""
    return Path(os.environ.get("TRESEN_DATA") or CHECKOUT / "var").absolute()


def make_private(path: Path) -> Path:
    """A directory that only its owner enters; what exists keeps its permissions."""
    if not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        hand_over(path)
    return path


def hand_over(path: Path) -> None:
    """What root makes in somebody's directory belongs to that somebody."""
    if os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)
