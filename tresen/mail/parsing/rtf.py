"""Rich text as Outlook packs it (MS-OXRTFCP), down to the words that a reader sees of it."""

import re
from struct import unpack_from

from .charsets import decode

PACKED, PLAIN = 0x75465A4C, 0x414C454D
LARGEST = 5_000_000
START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern "
    rb"\fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0"
    rb"\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]++)",
    re.S,
)
BREAKS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"row": "\n", b"cell": " "}
UNSEEN = {
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer",
    b"htmltag", b"mhtmltag", b"pntext", b"listtable", b"listoverridetable", b"generator",
    b"themedata",
}  # fmt: skip
GAPS = re.compile(r"\n{3,}")


def unpacked(data: bytes) -> bytes:
    if len(data) < 16:
        return b""
    size, kind = unpack_from("<4xII", data)
    size = min(size, LARGEST)
    if kind != PACKED:
        return data[16 : 16 + size] if kind == PLAIN else b""
    return _expanded(data, size)


def _expanded(data: bytes, size: int) -> bytes:
    """Each reference points into the last 4096 bytes; one to the place of writing ends it."""
    window = bytearray(START.ljust(4096, b"\0"))
    place, out, at = len(START), bytearray(), 16
    while at < len(data) and len(out) < size:
        flags, at = data[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                piece = data[at : at + 1]
                at += 1
            else:
                token = int.from_bytes(data[at : at + 2], "big")
                at += 2
                if token >> 4 == place:
                    return bytes(out)
                piece = _copied(window, token >> 4, (token & 15) + 2, place)
            for byte in piece:
                window[place] = byte
                place = (place + 1) % 4096
            out += piece
    return bytes(out[:size])


def _copied(window: bytearray, start: int, length: int, place: int) -> bytes:
    """What is being written may itself be read: then it repeats."""
    distance = (place - start) % 4096
    seen = [window[(start + step) % 4096] for step in range(min(length, distance))]
    return bytes(seen[step % distance] for step in range(length))


class Page:
    """Groups open and close; what one of them hides stays hidden within it."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.bytes = bytearray()
        self.charset = "cp1252"
        self.hidden = [False]
        self.skip = 0

    def read(self, token: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, text = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word, number)
        elif byte:
            self._write(bytes([int(byte, 16)]))
        elif text or sign in (b"\\", b"{", b"}", b"~"):
            self._write(text or sign.replace(b"~", b" "))
        elif sign == b"*":
            self.hidden[-1] = True

    def finished(self) -> str:
        self._flush()
        return GAPS.sub("\n\n", "".join(self.text)).strip("\n")

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.hidden.append(self.hidden[-1])
        elif len(self.hidden) > 1:
            self.hidden.pop()

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word in UNSEEN:
            self.hidden[-1] = True
        elif word == b"ansicpg" and number:
            self.charset = f"cp{int(number)}"
        elif word == b"u" and number:
            self._character(int(number))
        elif word in BREAKS:
            self._show(BREAKS[word])

    def _character(self, number: int) -> None:
        """Behind it stands one more sign, for programs that do not know this one."""
        code = number % 65536
        self._show(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd")
        self.skip = 1

    def _write(self, text: bytes) -> None:
        if not self.hidden[-1]:
            self.bytes += text[self.skip :]
        self.skip = 0

    def _show(self, text: str) -> None:
        if not self.hidden[-1]:
            self._flush()
            self.text.append(text)

    def _flush(self) -> None:
        self.text.append(decode(bytes(self.bytes), self.charset))
        self.bytes.clear()


def rtf_to_text(rtf: bytes) -> str:
    page = Page()
    for token in TOKEN.finditer(rtf):
        page.read(token)
    return page.finished()
