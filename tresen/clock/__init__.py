"""Service time as frozen values: no database, and `now` is always handed in."""

from .duration import NotADuration, ServiceDays, ServiceTime, read_duration
from .journey import Leg
from .opening_hours import NoServiceTime, OpeningHours, SpecialDay
from .spans import NotASpan, Span, read_spans, show_spans

__all__ = [
    "Leg",
    "NoServiceTime",
    "NotADuration",
    "NotASpan",
    "OpeningHours",
    "ServiceDays",
    "ServiceTime",
    "Span",
    "SpecialDay",
    "read_duration",
    "read_spans",
    "show_spans",
]
