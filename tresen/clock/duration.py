"""What people type for a length of service time: 4h, 90m, 1h30m, or 2d for service days."""

import re
from dataclasses import dataclass
from datetime import datetime

from .opening_hours import OpeningHours

SERVICE_DAYS = re.compile(r"([0-9]{1,5})d")
SERVICE_TIME = re.compile(r"(?:([0-9]{1,5})h)?(?:([0-9]{1,5})m)?")


class NotADuration(ValueError):
    """The text says what is wrong."""


class NoTime(NotADuration):
    """It is over before it begins."""


class NoUnit(NotADuration):
    """A number of whatever it may be."""


@dataclass(frozen=True)
class ServiceTime:
    seconds: int

    def after(self, moment: datetime, hours: OpeningHours) -> datetime:
        return hours.after(moment, self.seconds)


@dataclass(frozen=True)
class ServiceDays:
    days: int

    def after(self, moment: datetime, hours: OpeningHours) -> datetime:
        return hours.after_days(moment, self.days)


def read_duration(text: str) -> ServiceTime | ServiceDays:
    days, time = SERVICE_DAYS.fullmatch(text), SERVICE_TIME.fullmatch(text)
    if days:
        return ServiceDays(_some(int(days[1]), text))
    if time and text:
        hours, minutes = (int(part or 0) for part in time.groups())
        return ServiceTime(_some(hours * 3600 + minutes * 60, text))
    if re.fullmatch(r"[0-9]+", text):
        units = f"{text}h for hours, {text}m for minutes or {text}d for days"
        raise NoUnit(f"{text!r} lacks a unit: {units}.")
    raise NotADuration(_complaint(text))


def _some(length: int, text: str) -> int:
    if not length:
        raise NoTime(f"{text!r} is no time at all.")
    return length


def _complaint(text: str) -> str:
    if re.fullmatch(r"(?:[0-9]+[dhm])+", text) and "d" in text:
        return f"{text!r} mixes service days with hours or minutes; give one of them."
    return f"{text!r} is not a duration such as 4h, 90m, 1h30m or 2d."
