"""What imaplib makes of the answers to a FETCH: lines, and tuples of a line and its literal."""

import re

UID = re.compile(rb"\bUID (\d+)")
SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
DATE = re.compile(rb'\bINTERNALDATE "\s?([^"]+)"')
# A text so short that the server did not announce its length.
INLINE = re.compile(rb"\bBODY\[[^\]]*\] (?:NIL|\"([^\"]*)\")")


def literals(items):
    """(uid, bytes) of each mail. The UID may stand before its text or, in the next line, after."""
    items = list(items)
    for item, following in zip(items, [*items[1:], None], strict=False):
        line, text = _line_and_text(item)
        around = line + (following if isinstance(following, bytes) else b"")
        if text is not None and (uid := UID.search(around)):
            yield uid[1].decode(), text


def sizes(items):
    return ((uid, int(size)) for uid, size in _told(items, SIZE))


def dates(items):
    return _told(items, DATE)


def _told(items, pattern):
    for item in items:
        line, _ = _line_and_text(item)
        if (uid := UID.search(line)) and (told := pattern.search(line)):
            yield uid[1].decode(), told[1].decode("ascii", "replace")


def _line_and_text(item):
    if isinstance(item, tuple):
        line, text = item
        return line, text if b"BODY[" in line else None
    line = item or b""
    short = INLINE.search(line)
    return line, short and (short[1] or b"")
