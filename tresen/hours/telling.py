"""A leg of the way to a deadline in the reader's words: when it was, and why it counts or not."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from tresen.lib.clock_change import clocks_change
from tresen.lib.stretch import from_to, how_long

SATURDAY = 5


@dataclass(frozen=True)
class Told:
    """Mon 2 Mar, 10:00–14:00: 4 h of service time."""

    when: str
    what: str
    counted: bool

    def __str__(self):
        return _("%(when)s: %(what)s") % {"when": self.when, "what": self.what}


def told(leg, zone):
    """`zone` is the reader's, by name: times are told as the clock shows them there."""
    what = REASONS[leg.reason](leg)
    if clocks_change(*(moment.astimezone(ZoneInfo(zone)) for moment in (leg.start, leg.end))):
        what = _("%(what)s. The clocks change.") % {"what": what}
    return Told(from_to(leg.start, leg.end, zone), what, leg.counted)


def _counted(leg):
    return _("%(length)s of service time") % {"length": how_long(leg.seconds)}


def _closed(leg):
    """A break, or hours that have not begun, lie within one day."""
    if leg.start.date() == leg.end.date():
        return _("outside the service hours")
    return _("night")


def _day_off(leg):
    if all(day.weekday() >= SATURDAY for day in leg.days):
        return _("weekend")
    return _("no service on this day")


def _special(leg):
    return _("%(name)s, closed") % {"name": leg.name}


REASONS = {"": _counted, "closed": _closed, "day_off": _day_off, "special": _special}
