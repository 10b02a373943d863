"""From bytes to text, although the label may be wrong, unknown or missing."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from . import limits

# Python remembers every label that it was ever asked for, so they had better be short.
LABEL = re.compile(r"[\w.:-]{1,40}", re.A)
ALIASES = {
    "ansi_x3.4-1968": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "us-ascii": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
}
# These are no character sets, and one of them takes quadratic time.
REFUSED = {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
SHIFTING = ("utf-7", "iso2022", "hz")
# Fewer letters than these prove nothing about a charset.
ENOUGH = 12
WIDE = ("utf-16", "utf-32")
ASIAN = ("gb", "big5", "cp932", "cp949", "cp950", "euc", "shift", "johab")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, label: str = "") -> str:
    codec = codec_of(label)
    if data.isascii() and b"\0" not in data and not codec.startswith(SHIFTING):
        return data.decode("ascii")
    for candidate in _candidates(data, codec):
        try:
            return data.decode(candidate)
        except ValueError:
            continue
    return _nearly(data, codec) or _guessed(data)


def codec_of(label: str) -> str:
    """The codec that a label means, or "" where it means none that we would use."""
    name = label.strip().strip("'\"").lower()
    if not LABEL.fullmatch(name):
        return ""
    try:
        codec = codecs.lookup(ALIASES.get(name, name)).name
        b"a".decode(codec)
    except UnicodeError:
        pass
    except LookupError:
        return ""
    return "" if codec.replace("_", "-") in REFUSED else codec


def _candidates(data: bytes, codec: str) -> Iterator[str]:
    yield from (name for mark, name in MARKS if data.startswith(mark))
    if codec.startswith(SHIFTING):
        yield codec
    elif data.count(b"\0") * 4 >= len(data):
        yield from _wide_candidates(data, codec)
    elif not codec.startswith(ASIAN) or _high_bytes(data[: limits.SAMPLE]) >= ENOUGH:
        # Text of another eight-bit set is practically never valid UTF-8 by chance.
        yield "utf-8"
    if codec and not codec.startswith(WIDE):
        yield codec


def _wide_candidates(data: bytes, codec: str) -> Iterator[str]:
    if codec.startswith(WIDE):
        yield codec
    yield "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.decode("ascii", "ignore"))


def _nearly(data: bytes, codec: str) -> str:
    """The labelled set or UTF-8, where only a few bytes were damaged."""
    for candidate in filter(None, (codec, "utf-8")):
        text = data.decode(candidate, "replace")
        bad = text.count("\ufffd")
        if _high_bytes(data) > 12 * bad:
            return text
    return ""


def _guessed(data: bytes) -> str:
    sample = data[: limits.SAMPLE]
    high = _high_bytes(sample)
    is_foreign = high >= ENOUGH and high * 3 > len(sample)
    best = from_bytes(sample).best() if is_foreign else None
    return data.decode((best and codec_of(best.encoding)) or "cp1252", "replace")
