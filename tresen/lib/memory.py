"""What a batch of work reads again and again, it reads once: the house stays as it is meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

Args = ParamSpec("Args")
Read = TypeVar("Read")

_kept: ContextVar[dict[object, object] | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """While this lasts, every function marked `@remembered` answers each question once."""
    if _kept.get() is not None:
        yield  # Whoever remembers already remembers for us, too.
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def remembered(read: Callable[Args, Read]) -> Callable[Args, Read]:
    @wraps(read)
    def ask(*args: Args.args, **kwargs: Args.kwargs) -> Read:
        kept = _kept.get()
        if kept is None:
            return read(*args, **kwargs)
        question = (read, args, tuple(kwargs.items()))
        if question not in kept:
            kept[question] = read(*args, **kwargs)
        return kept[question]  # type: ignore[return-value]

    return ask
