"""The pictures of a stranger's mail: what it brings along, and what lies elsewhere.

Whoever owns the place elsewhere would learn who reads when, so nothing is loaded unasked.
"""

import re
from html import unescape
from urllib.parse import unquote

# Never SVG: that is a program.
BROUGHT_ALONG = re.compile(r"cid:|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# As the cleaner writes it: each value in quotes, and no quote within.
SOURCE = r'<img(?: [a-z]+="[^"]*+")*? src="'
SHOWN_FROM_ELSEWHERE = re.compile(f"{SOURCE}https://")
SHOWN_FROM_WITHIN = re.compile(f'{SOURCE}cid:([^"]*+)"', re.IGNORECASE)


def brought_along(source: str) -> str | None:
    return source if BROUGHT_ALONG.match(source) else None


def brought_along_or_elsewhere(source: str) -> str | None:
    """Asked for by HTTPS only: nobody on the way needs to know what is read here."""
    if found := ELSEWHERE.match(source):
        return f"https://{source[found.end() :]}"
    return brought_along(source)


def pictures_elsewhere(kept: str) -> int:
    """How many of the pictures of a clean mail lie elsewhere."""
    return len(SHOWN_FROM_ELSEWHERE.findall(kept))


def cids_in(kept: str) -> set[str]:
    """The names of the pictures that a clean mail shows and brings along (RFC 2392)."""
    return {unquote(unescape(cid)) for cid in SHOWN_FROM_WITHIN.findall(kept)}
