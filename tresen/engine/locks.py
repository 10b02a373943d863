"""Locks that the kernel lets go of when their holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .data import hand_over


def open_lock(path: Path) -> int:
    fresh = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if fresh:
        hand_over(path)
    return handle


def share(handle: int) -> None:
    fcntl.flock(handle, fcntl.LOCK_SH)


def take(handle: int) -> bool:
    """Become the only holder, or lose what was held and return False."""
    with suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


@contextmanager
def alone(path: Path) -> Iterator[int]:
    """Wait until nobody else holds the lock, then hold it."""
    handle = open_lock(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    handle = open_lock(path)
    try:
        return not take(handle)
    finally:
        os.close(handle)


def await_free(path: Path) -> None:
    with alone(path):
        pass
