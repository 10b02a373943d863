"""As whom the database runs: PostgreSQL refuses root, and others may not enter root's directory."""

import hashlib
import os
import pwd
import subprocess
from pathlib import Path

from .binaries import binary
from .data import hand_over
from .errors import EngineError
from .launching import AS_IS, tied

LODGINGS = Path("/var/lib/tresen")


def identity(home: Path) -> str:
    """How the owner of `home` starts PostgreSQL."""
    if os.geteuid() != 0:
        return AS_IS
    owner = home.stat()
    if owner.st_uid != 0:
        return f"become:{owner.st_uid}:{owner.st_gid}"
    account = _unprivileged()
    return f"map:{account.pw_uid}:{account.pw_gid}"


def settle(home: Path) -> None:
    """Make the database's directory, elsewhere only if root has no other way."""
    home.mkdir(mode=0o700, exist_ok=True)
    hand_over(home)
    if os.geteuid() == 0 and home.stat().st_uid == 0 and not _can_work_in(home):
        home.rmdir()
        home.symlink_to(_lodging(home))


def can_run(program: Path, who: str) -> bool:
    return _succeeds([program, "--version"], who)


def _unprivileged() -> pwd.struct_passwd:
    # initdb looks its own user up by name, so it must be one that exists.
    return min((a for a in pwd.getpwall() if a.pw_uid), key=lambda a: a.pw_uid)


def _can_work_in(home: Path) -> bool:
    script = 'test -w "$0" && exec "$1" --version'
    return _succeeds(["/bin/sh", "-c", script, home, binary("postgres")], identity(home))


def _succeeds(command: list[str | Path], who: str) -> bool:
    done = subprocess.run(tied(command, identity=who), capture_output=True, check=False)
    return done.returncode == 0


def room_of(home: Path) -> Path:
    return LODGINGS / hashlib.sha256(os.fsencode(home)).hexdigest()[:12]


def _lodging(home: Path) -> Path:
    account = _stranger()
    room = room_of(home)
    try:
        room.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chown(room, account.pw_uid, account.pw_gid)
    except OSError as error:
        raise EngineError(
            "PostgreSQL does not run as root, this system forbids user namespaces, and "
            f"{room} cannot be handed to {account.pw_name} ({error.strerror}). "
            "Start Tresen as an ordinary user."
        ) from error
    return room


def _stranger() -> pwd.struct_passwd:
    names = {account.pw_name: account for account in pwd.getpwall()}
    return names.get("tresen") or names.get("nobody") or _unprivileged()
