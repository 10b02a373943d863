import hashlib
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

from .data import make_private
from .errors import EngineError

LONGEST = 107
SOCKET = "/.s.PGSQL.5432"
TLS_PLEASE = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")


def socket_dir(home: Path) -> Path:
    """Where the database listens: a path too long for the kernel gets a short one."""
    inside = home / "run"
    if len(os.fsencode(inside)) + len(SOCKET) <= LONGEST:
        return inside
    return Path("/tmp") / f"tresen-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"


def answers(home: Path) -> bool:
    """Whether the server there takes connections, asked with the shortest question there is."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.settimeout(1)
        line.connect(str(socket_dir(home)) + SOCKET)
        line.sendall(TLS_PLEASE)
        return line.recv(1) == b"N"
    return False


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
