"""Content-Transfer-Encoding, undone without ever refusing."""

import binascii
import re
from collections.abc import Callable

PADDING = re.compile(rb"=[=\s]*")
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
FOREIGN = bytes(byte for byte in range(256) if byte not in ALPHABET)
READABLE_FOREIGN = bytes(byte for byte in FOREIGN if byte not in b"\r\n\t ")
SOFT_BREAK = re.compile(rb"=[ \t]++\r?\n")


def undo(encoding: str, data: bytes, defects: list[str]) -> bytes:
    name = encoding.split(";")[0].strip().strip("\"'").lower()
    if name in DECODERS:
        return DECODERS[name](data)
    if name not in ("", "7bit", "8bit", "binary"):
        defects.append("transfer-encoding-unknown")
    return data


def from_base64(data: bytes) -> bytes:
    """Some programs pad in the middle and go on; some lists append a plain footer."""
    padding = PADDING.search(data)
    if padding and padding.end() == len(data):
        return _straight(data)
    first, *more = PADDING.split(data)
    decoded = [_decoded(first)]
    for piece in more:
        is_plain = piece != piece.translate(None, READABLE_FOREIGN)
        decoded.append(b"\n" + piece if is_plain else _decoded(piece))
    return b"".join(decoded)


def _straight(data: bytes) -> bytes:
    """Without copies, for the large enclosures that are as they should be."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        return _decoded(data)


def _decoded(piece: bytes) -> bytes:
    letters = piece.translate(None, FOREIGN)
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def from_quoted_printable(data: bytes) -> bytes:
    return binascii.a2b_qp(SOFT_BREAK.sub(b"=\n", data))


def from_uuencode(data: bytes) -> bytes:
    return b"".join(_uu_line(line) for line in data.splitlines())


def _uu_line(line: bytes) -> bytes:
    try:
        return b"" if line.startswith((b"begin ", b"end")) else binascii.a2b_uu(line)
    except binascii.Error:
        return b""


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": from_base64,
    "quoted-printable": from_quoted_printable,
    "uuencode": from_uuencode,
    "x-uuencode": from_uuencode,
    "x-uue": from_uuencode,
}
