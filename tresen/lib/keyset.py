"""Opaque cursors for lists: where the last page ended, by moment and id."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

BIGGEST = 2**63 - 1
LONGEST = 200
# PostgreSQL knows no zone further off; Python does.
WIDEST = timedelta(hours=16)


class BadCursor(ValueError):
    """We never gave out this cursor."""


def encode(moment: datetime, pk: int) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone.")
    place = json.dumps([moment.isoformat(), pk], separators=(",", ":"))
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def decode(cursor: str) -> tuple[datetime, int]:
    try:
        moment, pk = json.loads(_padded(cursor))
        place = datetime.fromisoformat(moment), pk
    except (ValueError, TypeError, RecursionError) as error:
        raise BadCursor(cursor) from error
    if not _is_zoned(place[0]) or type(pk) is not int or not 0 <= pk <= BIGGEST:
        raise BadCursor(cursor)
    return place


def _is_zoned(moment: datetime) -> bool:
    offset = moment.utcoffset()
    return offset is not None and abs(offset) < WIDEST and not offset.microseconds


def _padded(cursor: str) -> bytes:
    if len(cursor) > LONGEST:
        raise ValueError("too long")
    return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
