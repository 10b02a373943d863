"""Files as Outlook writes them (MS-OXTNEF), byte by byte."""

from struct import pack

CODEPAGE, BODY, PROPERTIES = 0x9007, 0x800C, 0x9003
RENDERING, TITLE, DATA, FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
TEXT, HTML, RTF, LONG_NAME, CONTENT = 0x1000, 0x1013, 0x1009, 0x3707, 0x3701
STRING, UNICODE, OBJECT, BINARY = 0x1E, 0x1F, 0x0D, 0x102


def winmail(*objects):
    return pack("<IH", 0x223E9F78, 1) + b"".join(objects)


def written(name, data, level=1):
    return pack("<BHHI", level, name, 6, len(data)) + data + pack("<H", sum(data) & 0xFFFF)


def properties(*listed, name=PROPERTIES):
    return written(name, pack("<I", len(listed)) + b"".join(listed))


def prop(name, kind, value):
    padded = value + b"\0" * (-len(value) % 4)
    return pack("<HHII", kind, name, 1, len(value)) + padded


def number(name, value):
    return pack("<HHI", 3, name, value)


def file(title, content):
    return written(RENDERING, b"\0" * 14, 2) + written(TITLE, title, 2) + written(DATA, content, 2)


def rtf(text):
    """Not compressed, which is allowed."""
    return pack("<IIII", len(text) + 12, len(text), 0x414C454D, 0) + text
