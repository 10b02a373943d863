"""The text within a signature of PKCS #7 (RFC 5652), out of its nested lengths and values."""

from collections.abc import Iterator
from dataclasses import dataclass

OBJECT, OCTETS, CONTEXT = 0x06, 0x04, 0xA0
CONSTRUCTED = 0x20
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
DEEPEST = 12
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Value:
    tag: int
    start: int
    end: int
    is_open: bool = False

    @property
    def behind(self) -> int:
        """Two zeros end what did not know its length beforehand."""
        return self.end + 2 * self.is_open


def octets_inside(data: bytes) -> bytes:
    """ContentInfo > SignedData > encapContentInfo > eContent; empty where it is anything else."""
    try:
        return Walk(data).signed_content()
    except (IndexError, ValueError, RecursionError):
        return b""


class Walk:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.left = MOST

    def signed_content(self) -> bytes:
        kind, content = self._children(self._value(0))[:2]
        if self.data[kind.start : kind.end] != SIGNED_DATA or content.tag != CONTEXT:
            raise ValueError
        signed = self._children(self._children(content)[0])
        encapsulated = self._children(signed[2])
        return b"".join(self._octets(self._children(encapsulated[1])[0], 0))

    def _octets(self, value: Value, depth: int) -> Iterator[bytes]:
        """In one piece, or in many that stand inside each other, as some programs write it."""
        if value.tag & ~CONSTRUCTED != OCTETS or depth > DEEPEST:
            raise ValueError
        if value.tag & CONSTRUCTED:
            for piece in self._children(value):
                yield from self._octets(piece, depth + 1)
        else:
            yield self.data[value.start : value.end]

    def _children(self, parent: Value) -> list[Value]:
        found, at = [], parent.start
        while at < parent.end and self.data[at : at + 2] != b"\0\0":
            found.append(self._value(at))
            at = found[-1].behind
        return found

    def _value(self, at: int, depth: int = 0) -> Value:
        self.left -= 1
        if not self.left or depth > DEEPEST:
            raise ValueError
        tag, first = self.data[at], self.data[at + 1]
        if first == 0x80:
            return Value(tag, at + 2, self._end_of_open(at + 2, depth), is_open=True)
        size = first & 0x7F if first & 0x80 else 0
        start = at + 2 + size
        length = int.from_bytes(self.data[at + 2 : start], "big") if size else first
        if size > 8 or start + length > len(self.data):
            raise ValueError
        return Value(tag, start, start + length)

    def _end_of_open(self, at: int, depth: int) -> int:
        while self.data[at : at + 2] != b"\0\0":
            at = self._value(at, depth + 1).behind
        return at
