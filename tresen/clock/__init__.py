"""Service time as frozen values: no database, and `now` is always handed in."""

from .around_the_clock import AroundTheClock
from .duration import NotADuration, ServiceDays, ServiceTime, read_duration
from .opening_hours import NoServiceTime, OpeningHours, SpecialDay
from .spans import NotASpan, Span, read_spans, show_spans

__all__ = [
    "AroundTheClock",
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
