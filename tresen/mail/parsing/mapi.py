"""The properties of MAPI, as they stand in a winmail.dat (MS-OXTNEF, 2.1.3.4)."""

from collections.abc import Iterator
from struct import error as NoMore
from struct import unpack_from

__all__ = ["MOST", "STRING", "UNICODE", "NoMore", "properties"]

MOST = 20_000
STRING, UNICODE, EMBEDDED, BINARY = 0x1E, 0x1F, 0x0D, 0x102
VARIABLE = (STRING, UNICODE, EMBEDDED, BINARY)
SIZES = {
    **dict.fromkeys((0x02, 0x03, 0x04, 0x0A, 0x0B), 4),
    **dict.fromkeys((0x05, 0x06, 0x07, 0x14, 0x40), 8),
    0x48: 16,
}
MANY = 0x1000
NAMED = 0x8000


def properties(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """(name, type, first value) of each."""
    count = min(unpack_from("<I", data, start)[0], MOST)
    at = start + 4
    for _ in range(count):
        if at >= end:
            break
        kind, name = unpack_from("<HH", data, at)
        at = _behind_name(data, at + 4) if name >= NAMED else at + 4
        values, at = _values(data, kind, at, end)
        if values:
            yield name, kind & ~MANY, values[0]


def _behind_name(data: bytes, at: int) -> int:
    is_text, length = unpack_from("<16xII", data, at)
    return at + 24 + _padded(length) if is_text else at + 24


def _values(data: bytes, kind: int, at: int, end: int) -> tuple[list[bytes], int]:
    single = kind & ~MANY
    is_variable = single in VARIABLE
    number = 1
    if is_variable or kind & MANY:
        number, at = unpack_from("<I", data, at)[0], at + 4
    values: list[bytes] = []
    for _ in range(min(number, MOST)):
        size = unpack_from("<I", data, at)[0] if is_variable else SIZES.get(single, 0)
        at += 4 * is_variable
        if at + size > end or not (size or is_variable):
            raise NoMore
        values.append(data[at : at + size])
        at += _padded(size)
    return values, at


def _padded(length: int) -> int:
    return length + -length % 4
