import os
import secrets
import tempfile
from pathlib import Path

from .data import hand_over, make_private


def secret_key(data_dir: Path) -> str:
    """The key of this installation, made once."""
    path = data_dir / "secret-key"
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    make_private(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50) + "\n")
    hand_over(draft)
    # Two may start at once: a link, unlike a rename, never replaces the first one's key.
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
