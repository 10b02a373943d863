from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tresen.clock import OpeningHours

from .windows import Bands, Window, bands


@dataclass(frozen=True)
class Stretch:
    """Somebody worked for so many seconds, beginning at this moment.

    `split` is how its seconds lie in service time; without it, it is worked out.
    """

    start: datetime
    seconds: int
    split: Mapping[Window, int] = field(default_factory=dict)

    def bands(self, hours: OpeningHours) -> Bands:
        return self.split or bands(hours, self.start, self.seconds)

    def day(self, hours: OpeningHours) -> date:
        return self.start.astimezone(hours.zone).date()


@dataclass(frozen=True)
class Work:
    """All that was done of one kind on one ticket."""

    kind: str
    stretches: tuple[Stretch, ...] = ()

    @property
    def seconds(self) -> int:
        return sum(stretch.seconds for stretch in self.stretches)


def together(split: Iterable[Bands]) -> dict[Window, int]:
    found: dict[Window, int] = {}
    for part in split:
        for window, seconds in part.items():
            found[window] = found.get(window, 0) + seconds
    return found
