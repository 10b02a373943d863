"""What the fonts at hand can draw. They come with typst, so that every machine draws the same.

A PDF that can be read aloud must not hold a character without a shape: typst refuses the whole
document. A name in Chinese or a smiley in a subject must not keep anybody from a statement, so
a sign stands for each character that no font has. Latin, Greek and Cyrillic are complete.
"""

import re
import unicodedata
from functools import lru_cache

NO_SHAPE = "\ufffd"
DRAWN = re.compile(
    "[\n -~\xa0-\u04ff\u1e00-\u2040\u2070-\u20c0\u2116\u2122\u2190-\u23ff\u2460-\u25ff\ufffd]"
)
# The turners of the reading direction are among them: a name must not mirror an amount.
UNSEEN = {"Cc", "Cf"}
VARIANTS = re.compile("[\ufe00-\ufe0f]")


def drawable(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "".join(map(_shape, "\n".join(lines)))


@lru_cache(maxsize=4096)
def _shape(char: str) -> str:
    category = unicodedata.category(char)
    if char == "\t":
        return " "
    if (category in UNSEEN and char != "\n") or VARIANTS.match(char):
        return ""
    return char if DRAWN.match(char) and category != "Cn" else NO_SHAPE
