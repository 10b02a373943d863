"""format=flowed (RFC 3676): soft line breaks joined, quote depth by quote depth."""

import re
from collections.abc import Iterator

QUOTE = re.compile(r">*+")
Line = tuple[int, str]


def unflow(text: str, joint: str = " ") -> str:
    return "\n".join(_written(depth, line) for depth, line in _paragraphs(text, joint))


def _paragraphs(text: str, joint: str) -> Iterator[Line]:
    depth = 0
    pending: list[str] = []
    for level, line in map(_read, text.split("\n")):
        if pending and (level != depth or line == "-- "):
            yield depth, joint.join(pending)
            pending = []
        depth = level
        is_soft = line.endswith(" ") and line != "-- "
        pending.append(line[:-1] if is_soft else line)
        if not is_soft:
            yield depth, joint.join(pending)
            pending = []
    if pending:
        yield depth, joint.join(pending)


def _read(line: str) -> Line:
    match = QUOTE.match(line)
    depth = match.end() if match else 0
    return depth, line[depth:].removeprefix(" ")


def _written(depth: int, line: str) -> str:
    return f"{'>' * depth} {line}" if depth else line
