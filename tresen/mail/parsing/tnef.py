"""winmail.dat (MS-OXTNEF): the text and the files that Outlook put into one of its own.

Read by its lengths alone, none of which is believed; what does not fit in ends the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from .charsets import decode
from .clean import clean_line, clean_text
from .mapi import MOST, STRING, UNICODE, NoMore, properties
from .rtf import rtf_to_text, unpacked

TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
SIGNATURE = 0x223E9F78
FILES = 500

BODY, RENDERING, TITLE, DATA = 0x800C, 0x9002, 0x8010, 0x800F
PROPERTIES, FILE_PROPERTIES, CODEPAGE = 0x9003, 0x9005, 0x9007
OF_FILES = (TITLE, DATA, FILE_PROPERTIES)

TEXT, HTML, RTF, CHARSET = 0x1000, 0x1013, 0x1009, 0x3FDE
OBJECT, SHORT_NAME, LONG_NAME, MIME, CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712

# In front of a message within the message, and of nothing that anybody could open.
OLE = bytes.fromhex("0703020000000000c000000000000046")
CODEPAGES = {20127: "ascii", 28591: "iso-8859-1", 28605: "iso-8859-15", 65001: "utf-8"}


@dataclass(slots=True)
class File:
    name: str = ""
    content: bytes = b""
    kind: str = ""
    content_id: str = ""


@dataclass(slots=True)
class Winmail:
    text: str = ""
    html: str = ""
    files: list[File] = field(default_factory=list)
    is_whole: bool = True


def read_winmail(data: bytes) -> Winmail | None:
    """None where it is no such file."""
    if len(data) < 6 or unpack_from("<I", data)[0] != SIGNATURE:
        return None
    reading = Reading()
    try:
        for name, start, end in _objects(data):
            reading.take(name, data, start, end)
    except NoMore:
        reading.found.is_whole = False
    return reading.finished()


def _objects(data: bytes) -> Iterator[tuple[int, int, int]]:
    at = 6
    for _ in range(MOST):
        if at >= len(data):
            break
        name, length = unpack_from("<xHxxI", data, at)
        end = at + 9 + length
        if end > len(data):
            raise NoMore
        yield name, at + 9, end
        at = end + 2


class Reading:
    def __init__(self) -> None:
        self.codepage = ""
        self.plain = b""
        self.found = Winmail()
        self.rich: dict[int, tuple[int, bytes]] = {}

    def take(self, name: int, data: bytes, start: int, end: int) -> None:
        if name == RENDERING:
            self._begin_file()
        elif name in OF_FILES and self.found.files:
            self._take_of_file(self.found.files[-1], name, data, start, end)
        else:
            self._take_of_letter(name, data, start, end)

    def finished(self) -> Winmail:
        codec = _codec(unpack_from("<I", self._value(CHARSET) + bytes(4))[0]) or self.codepage
        kind, text = self.rich.get(TEXT, (STRING, self.plain))
        self.found.text = clean_text(self._string(kind, text))
        self.found.html = clean_text(decode(self._value(HTML).rstrip(b"\0"), codec))
        if not self.found.text.strip() and not self.found.html:
            self.found.text = clean_text(rtf_to_text(unpacked(self._value(RTF))))
        self.found.files = [file for file in self.found.files if file.content]
        return self.found

    def _take_of_letter(self, name: int, data: bytes, start: int, end: int) -> None:
        if name == CODEPAGE:
            self.codepage = _codec(unpack_from("<I", data, start)[0])
        elif name == BODY:
            self.plain = data[start:end]
        elif name == PROPERTIES:
            for key, kind, value in properties(data, start, end):
                self.rich[key] = kind, value

    def _value(self, name: int) -> bytes:
        return self.rich.get(name, (0, b""))[1]

    def _begin_file(self) -> None:
        if len(self.found.files) == FILES:
            raise NoMore
        self.found.files.append(File())

    def _take_of_file(self, file: File, name: int, data: bytes, start: int, end: int) -> None:
        if name == TITLE:
            file.name = file.name or clean_line(self._string(STRING, data[start:end]))
        elif name == DATA:
            file.content = data[start:end]
        elif name == FILE_PROPERTIES:
            for key, kind, value in properties(data, start, end):
                self._describe(file, key, kind, value)

    def _describe(self, file: File, key: int, kind: int, value: bytes) -> None:
        if key == OBJECT:
            file.content = value.removeprefix(OLE) or file.content
            # A message within the message is such a file again; it is kept as one.
            file.kind = TYPES[0] if value.startswith(OLE) else file.kind
        elif key in (LONG_NAME, SHORT_NAME):
            is_better = key == LONG_NAME or not file.name
            file.name = clean_line(self._string(kind, value)) if is_better else file.name
        elif key == MIME:
            file.kind = clean_line(self._string(kind, value)).lower()
        elif key == CONTENT_ID:
            file.content_id = clean_line(self._string(kind, value)).strip("<> ")

    def _string(self, kind: int, value: bytes) -> str:
        if kind == UNICODE:
            return value.decode("utf-16-le", "replace").rstrip("\0")
        return decode(value.rstrip(b"\0"), self.codepage)


def _codec(codepage: int) -> str:
    return CODEPAGES.get(codepage, f"cp{codepage}") if codepage else ""
