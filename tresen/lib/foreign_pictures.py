"""The pictures of a stranger's mail: what it brings along, and what lies elsewhere.

Whoever owns the place elsewhere would learn who reads when, so nothing is loaded unasked.
"""

import re

# Never SVG: that is a program.
BROUGHT_ALONG = re.compile(r"cid:|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# As the cleaner writes it: each value in quotes, and no quote within.
SHOWN_FROM_ELSEWHERE = re.compile(r'<img(?: [a-z]+="[^"]*+")*? src="https://')


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
