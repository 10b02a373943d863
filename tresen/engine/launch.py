"""Become whom PostgreSQL accepts, tie our life to our parent's, and turn into the command.

    launch.py IDENTITY TIE COMMAND…

IDENTITY is `as-is`, `become:UID:GID` or `map:UID:GID` (a user namespace in which root is called
UID: PostgreSQL refuses to run as root, yet still opens what root owns). TIE is `PID:SIGNAL`: that
signal comes when the parent dies. A script of its own, run without site packages, because only a
fresh process with one thread may do such things.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
CANNOT = 126


def main(identity: str, tie: str, *command: str) -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    kind, *ids = identity.split(":")
    try:
        IDENTITIES[kind](*map(int, ids))
        # After the change of identity: the kernel forgets the tie when that changes.
        die_with(*map(int, tie.split(":")))
        os.execv(command[0], command)
    except OSError as error:
        sys.exit(complain(f"cannot run {command[0]} as {identity}: {error}"))


def map_user(uid: int, gid: int) -> None:
    outside = os.geteuid(), os.getegid()
    call("unshare", CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {outside[0]} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {outside[1]} 1")


def become(uid: int, gid: int) -> None:
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def die_with(parent: int, by: int) -> None:
    if sys.platform == "linux":
        call("prctl", PR_SET_PDEATHSIG, by)
        if os.getppid() != parent:
            os._exit(0)


def call(name: str, *arguments: int) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return CANNOT


IDENTITIES: dict[str, Callable[..., None]] = {
    "as-is": lambda: None,
    "map": map_user,
    "become": become,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
