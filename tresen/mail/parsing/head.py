"""What the head alone tells, of a letter that nobody could read to its end."""

from dataclasses import replace

from . import limits
from .headers import Headers, read_headers
from .identity import content_hash
from .letter import ParsedMail
from .parameters import Valued
from .parse import letter_of
from .parts import EMBEDDED, Part

MIXED = Valued("multipart/mixed")
OPAQUE = Valued("application/octet-stream")


def parse_head(raw: bytes) -> ParsedMail:
    """Who wrote, to whom and about what; the letter is enclosed, to the byte as it came."""
    defects = ["unreadable"]
    start = len(raw) - len(raw.lstrip(b"\r\n"))
    headers, at = read_headers(raw, start, min(start + limits.HEAD, len(raw)), defects)
    whole = Part(Headers(), EMBEDDED, raw, 0, len(raw))
    letter = letter_of(Part(headers, MIXED, children=(whole,)), defects)
    # What servers wrote on top of it is not the letter: the same one may come by another way.
    body = Part(Headers(), OPAQUE, raw, at, len(raw))
    identity = content_hash(Part(headers, MIXED, children=(body,)))
    return replace(letter, is_bounce=False, bounce=None, content_hash=identity)
