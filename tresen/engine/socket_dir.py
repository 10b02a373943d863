import hashlib
import os
import stat
from pathlib import Path

from .data import make_private
from .errors import EngineError

LONGEST = 107
SOCKET = "/.s.PGSQL.5432"


def socket_dir(home: Path) -> Path:
    """Where the database listens: a path too long for the kernel gets a short one."""
    inside = home / "run"
    if len(os.fsencode(inside)) + len(SOCKET) <= LONGEST:
        return inside
    return Path("/tmp") / f"tresen-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"


def prepare(home: Path) -> Path:
    """Make the directory, and refuse one that somebody else laid there."""
    path = make_private(socket_dir(home))
    owner = home.stat().st_uid
    if os.geteuid() == 0 and path.lstat().st_uid == 0:
        os.chown(path, owner, -1, follow_symlinks=False)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise EngineError(f"{path} must be a directory that only its owner can enter.")
    return path
