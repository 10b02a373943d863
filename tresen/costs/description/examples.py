"""Worked examples: what somebody really pays, worked out as every ticket is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.rating import Window, bands
from tresen.lib.stretch import how_long
from tresen.tickets.models import Kind

from .moments import (
    at_night,
    before_the_end,
    clock,
    day_of,
    day_without_service,
    in_service_hours,
)
from .prices import NOTHING_TO_PAY, in_a_word
from .sums import whole_sum
from .table import Line, Row, Section


@dataclass(frozen=True)
class Example:
    """Work of so many minutes. It is told only where it lies in just these `windows` (none: in
    any), and where what is outside of the usual hours costs more."""

    kind: Kind
    minutes: int
    begins: Callable
    text: str
    note: str = ""
    windows: tuple[Window, ...] = ()

    @property
    def seconds(self):
        return self.minutes * 60

    def told(self, basis):
        hours = basis.tariff.hours
        start = self.begins(hours, basis.day)
        if start and self._is_apt(basis.tariff, start):
            names = self._names(hours, start)
            verdicts = basis.once_agreed(self.kind, start, self.seconds)
            about = [Line(str(self.text) % names, _("%(length)s of work") % names)]
            if self.note:
                about.append(Line("", str(self.note)))
            yield Row((tuple(about), *map(_costs, verdicts)))

    def _is_apt(self, tariff, start):
        reached = set(bands(tariff.hours, start, self.seconds))
        dearer = all(tariff.percent(window) for window in reached - {Window.USUAL})
        return not self.windows or (reached == set(self.windows) and dearer)

    def _names(self, hours, start):
        return {
            "length": how_long(self.seconds),
            "day": day_of(start),
            "start": clock(start, hours),
            "end": clock(start + timedelta(seconds=self.seconds), hours),
        }


EXAMPLES = [
    Example(
        Kind.FAULT,
        120,
        in_service_hours,
        gettext_lazy("Your website is down. We look for the cause and mend it."),
        windows=(Window.USUAL,),
    ),
    Example(
        Kind.CONFIGURATION,
        20,
        in_service_hours,
        gettext_lazy("We set something up for you during the service hours."),
        windows=(Window.USUAL,),
    ),
    Example(
        Kind.CONFIGURATION,
        20,
        day_without_service,
        gettext_lazy("The same work on a %(day)s."),
        windows=(Window.WEEKEND,),
    ),
    Example(
        Kind.CONFIGURATION,
        30,
        before_the_end,
        gettext_lazy("Work on a %(day)s, begun shortly before the end: %(start)s to %(end)s."),
        gettext_lazy("Time with a surcharge is rounded up for itself to what has been started."),
        windows=(Window.USUAL, Window.OUT_OF_HOURS),
    ),
    Example(
        Kind.SELF_SERVICE,
        10,
        in_service_hours,
        gettext_lazy(
            "We set up a mailbox, because you have said that you do not want to do it yourself."
        ),
        windows=(Window.USUAL,),
    ),
    Example(
        Kind.EMERGENCY,
        40,
        at_night,
        gettext_lazy("Your shop is down at night. Emergency support brings it back."),
    ),
]


def examples(basis):
    rows = [row for example in EXAMPLES for row in example.told(basis)]
    return Section(
        "examples",
        _("Examples"),
        words=(_("Worked out by the same rules that every ticket goes by."),),
        head=(_("What is done"), *basis.names),
        by_level=True,
        rows=tuple(rows),
    )


def _costs(verdict):
    if verdict.code in NOTHING_TO_PAY:
        return (Line(in_a_word(verdict.code)),)
    return tuple(whole_sum(verdict))
