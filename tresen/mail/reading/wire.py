"""What reader and worker hand each other through a pipe."""

import pickle
from typing import IO, Any

from tresen.mail.parsing import ParsedMail

LENGTH = 8
WHOLE, HEAD = b"w", b"h"
# The exit code of a reader that ran out of memory.
TOO_LARGE = 3

# A reader that hostile bytes have taken over must not be able to make anything else of its answer.
HANDED_OVER = {
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("tresen.mail.parsing.letter", "Attachment"),
    ("tresen.mail.parsing.letter", "Bounce"),
    ("tresen.mail.parsing.letter", "Complaint"),
    ("tresen.mail.parsing.letter", "Forwarded"),
    ("tresen.mail.parsing.letter", "Invitation"),
    ("tresen.mail.parsing.letter", "ParsedMail"),
}


class Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in HANDED_OVER:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a letter")
        return super().find_class(module, name)


def ask(pipe: IO[bytes], what: bytes, raw: bytes | memoryview) -> None:
    pipe.write(what + len(raw).to_bytes(LENGTH, "big"))
    pipe.write(raw)
    pipe.flush()


def asked(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """None where nobody is left to ask."""
    head = pipe.read(1 + LENGTH)
    length = int.from_bytes(head[1:], "big")
    raw = pipe.read(length)
    return (head[:1], raw) if head and len(raw) == length else None


def answer(pipe: IO[bytes], said: ParsedMail | str) -> None:
    pickle.dump(said, pipe, protocol=5)
    pipe.flush()


def answered(pipe: IO[bytes]) -> ParsedMail | str:
    """The letter, or what the parser stumbled over."""
    said = Answers(pipe).load()
    if not isinstance(said, ParsedMail | str):
        raise pickle.UnpicklingError("neither a letter nor a complaint")
    return said
