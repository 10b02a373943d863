from pathlib import Path

from .data import make_private

LARGE = 10_000_000


def log_file(data_dir: Path, name: str) -> Path:
    """Where a child of ours complains; what grew large makes room once."""
    make_private(data_dir)
    path = make_private(data_dir / "log") / f"{name}.log"
    if path.exists() and path.stat().st_size > LARGE:
        path.rename(path.with_suffix(".log.1"))
    return path


def last_words(path: Path) -> str:
    lines = path.read_text(errors="replace").splitlines()
    return lines[-1].strip() if lines else "it said nothing"
