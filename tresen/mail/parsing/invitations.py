"""Invitations to meetings (RFC 5545, 5546): what to, when and where."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Component

from .charsets import decode
from .clean import clean_line
from .letter import Invitation
from .parts import Part

CALENDAR = ("text/calendar", "application/ics")
# An invitation is short; a whole calendar is no invitation.
LARGEST = 60_000
LONGEST = 500
METHODS = {"REQUEST", "CANCEL", "REPLY", "COUNTER", "REFRESH", "ADD", "PUBLISH", "DECLINECOUNTER"}


def find_invitation(leaves: Iterable[Part]) -> Invitation | None:
    part = next((leaf for leaf in leaves if leaf.type.value in CALENDAR), None)
    content = part.content([]) if part else b""
    if part is None or len(content) > LARGEST:
        return None
    try:
        # The library finds a hundred ways to stumble over what is no calendar.
        return _read(decode(content, part.type.get("charset")), part.type.get("method"))
    except Exception:
        return None


def _read(text: str, method: str) -> Invitation | None:
    calendar = Calendar.from_ical(text)
    event = next(iter(calendar.walk("VEVENT")), None)
    if event is None:
        return None
    starts, ends = _moments(event)
    named = str(calendar.get("METHOD") or method).strip().upper()
    return Invitation(
        method=named if named in METHODS else "",
        summary=_line(event, "SUMMARY"),
        starts_at=_iso(starts),
        ends_at=_iso(ends),
        location=_line(event, "LOCATION"),
        organiser=_line(event, "ORGANIZER").removeprefix("mailto:").removeprefix("MAILTO:"),
    )


def _moments(event: Component) -> tuple[Any, Any]:
    starts = event.decoded("DTSTART", None)
    ends = event.decoded("DTEND", None)
    lasts = event.decoded("DURATION", None)
    if ends is None and isinstance(starts, date) and isinstance(lasts, timedelta):
        ends = starts + lasts
    return starts, ends


def _line(event: Component, name: str) -> str:
    value = event.get(name, "")
    first = value[0] if isinstance(value, list) else value
    return clean_line(str(first)[:LONGEST])


def _iso(moment: Any) -> str:
    """In UTC where the zone is known: its name may mean nothing to whoever reads it."""
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat() if isinstance(moment, date) else ""
