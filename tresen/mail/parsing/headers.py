"""A header block: where it ends, and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import limits
from .charsets import decode
from .clean import clean_line
from .words import decode_words

FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}\"?([\w.:-]{1,40})", re.I)
RawFields = list[tuple[bytes, list[bytes]]]


@dataclass(frozen=True, slots=True)
class Headers:
    """Names in lower case; values unfolded, their encoded words still encoded."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        return self.all(name)[0] if name in self.values else ""

    def text(self, name: str) -> str:
        return clean_line(decode_words(self.first(name)))

    def __contains__(self, name: str) -> bool:
        return name in self.values


def read_headers(raw: bytes, start: int, end: int, defects: list[str]) -> tuple[Headers, int]:
    """The headers that begin at `start`, and where the body does."""
    fields: RawFields = []
    at = start
    while at < end:
        line, following = _line(raw, at, end)
        if not line:
            return _understood(fields, defects), following
        if not _take(fields, line, raw[following : following + 250]):
            defects.append("header-without-end")
            break
        at = following
    return _understood(fields, defects), at


def _line(raw: bytes, at: int, end: int) -> tuple[bytes, int]:
    stop = raw.find(b"\n", at, end)
    stop = end if stop < 0 else stop
    return raw[at:stop].rstrip(b"\r"), min(stop + 1, end)


def _take(fields: RawFields, line: bytes, ahead: bytes) -> bool:
    """Add the line to the fields; a line that cannot be part of them begins the body."""
    if line[:1] in b" \t" and fields:
        fields[-1][1].append(line)
    elif match := FIELD.match(line):
        fields.append((match[1], [line[match.end() :]]))
    elif fields and FIELD.match(ahead):
        # Still to be told from a true fold, which has no line break left.
        fields[-1][1].append(b"\n" + line)
    else:
        return line.startswith((b"From ", b">From "))
    return True


def _understood(fields: RawFields, defects: list[str]) -> Headers:
    if len(fields) > limits.FIELDS:
        defects.append("headers-too-many")
    values: dict[str, list[str]] = {}
    label = _label(fields)
    for name, lines in fields[: limits.FIELDS]:
        value = b"".join(lines)
        if len(value) > limits.FIELD_LENGTH:
            defects.append("header-too-long")
        # What a server wrote must not become something else by a charset that the sender names.
        is_trace = name.lower() == b"authentication-results"
        value = value[: limits.FIELD_LENGTH].strip()
        text = value.decode("ascii", "replace") if is_trace else decode(value, label)
        values.setdefault(name.decode("ascii").lower(), []).append(text)
    return Headers({name: tuple(texts) for name, texts in values.items()})


def _label(fields: RawFields) -> str:
    """Whoever writes eight-bit headers most likely uses the charset of the body."""
    for name, lines in fields[: limits.FIELDS]:
        if name.lower() == b"content-type" and (match := CHARSET.search(b"".join(lines)[:2000])):
            return match[1].decode("ascii")
    return ""
