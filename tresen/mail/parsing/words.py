"""Encoded words in headers (RFC 2047), with all the ways that programs get them wrong."""

import binascii
import re
from collections.abc import Iterator
from itertools import groupby

from .charsets import decode
from .transfer import from_base64

WORD = re.compile(
    r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?"
    r"([^?]*(?:\?(?!=)[^?]*){0,5}?)\?="
)
Piece = tuple[str, bytes]


def decode_words(value: str) -> str:
    """Neighbours of one charset are joined first: a letter may be cut between two words."""
    if "=?" not in value:
        return value
    groups = groupby(_pieces(value), key=lambda piece: piece[0])
    return "".join(decode(b"".join(data for _, data in group), label) for label, group in groups)


def _pieces(value: str) -> Iterator[Piece]:
    end = 0
    for word in WORD.finditer(value):
        gap = value[end : word.start()]
        if gap.strip() or (gap and not end):
            yield "utf-8", gap.encode("utf-8", "replace")
        yield word[1].lower(), _bytes_of(word[2], word[3])
        end = word.end()
    yield "utf-8", value[end:].encode("utf-8", "replace")


def _bytes_of(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "bB":
        return from_base64(data)
    return binascii.a2b_qp(data, header=True)
