"""Message-IDs, always written with their angle brackets."""

import re

from . import limits
from .clean import clean_line

BRACKETED = re.compile(r"<([^<>]{1,2000})>")
SPACE = re.compile(r"\s+")


def read_message_ids(header: str) -> list[str]:
    """Each ID once, in order; of far too many the newest."""
    found = BRACKETED.findall(header) or [word for word in header.split() if "@" in word]
    tidy = (clean_line(SPACE.sub("", text)) for text in found)
    return list(dict.fromkeys(f"<{text}>" for text in tidy if text))[-limits.REFERENCES :]


def read_message_id(header: str) -> str | None:
    ids = read_message_ids(header) or read_message_ids(f"<{header.strip()}>")
    return ids[0] if ids else None
