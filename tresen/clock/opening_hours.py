from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice
from zoneinfo import ZoneInfo

from .journey import Leg, journey
from .length import length
from .spans import Span, check_spans
from .wall import SECOND, moment_at, same_time_on, utc

SEARCHED_DAYS = 400
DAY = timedelta(days=1)
NOTHING = timedelta()

Opening = tuple[datetime, datetime]


class NoServiceTime(ValueError):
    """Nobody will be there for so long that no deadline can be named."""

    def __init__(self, moment: datetime, found: str = "no") -> None:
        super().__init__(
            f"There is {found} service time within {SEARCHED_DAYS} days of {moment:%Y-%m-%d %H:%M}."
        )


@dataclass(frozen=True)
class SpecialDay:
    """A holiday, or a day with hours of its own."""

    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class OpeningHours:
    """When the provider is there.

    Edges are wall time, lengths are real time: only so do both nights of the year on which the
    clocks change come out right. Moments count from their full second on: fractions are dropped
    on the way in, so that a deadline never lies later than promised, and no result has any.
    """

    weekly: tuple[tuple[Span, ...], ...]
    timezone: str
    special_days: Mapping[date, SpecialDay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.weekly) != 7:
            raise ValueError(f"A week has seven days, not {len(self.weekly)}.")
        for spans in self.weekly:
            check_spans(spans)
        for day in self.special_days.values():
            check_spans(day.spans)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def is_open(self, moment: datetime) -> bool:
        now = utc(moment)
        return any(start == now for start, _ in self._openings(now, 2))

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself, if somebody is there."""
        for start, _ in self._openings_from(moment):
            return self._local(start)
        raise NoServiceTime(moment)

    def after(self, moment: datetime, seconds: int | timedelta) -> datetime:
        """The deadline; if it falls on the end of a span it is that end, not the next start."""
        left = promised = length(seconds)
        for start, end in self._openings_from(moment):
            if left <= end - start:
                return self._local(start + left)
            left -= end - start
        raise NoServiceTime(moment, "not enough" if left < promised else "no")

    def between(self, start: datetime, end: datetime) -> int:
        """Seconds of service time; negative if the end comes first."""
        start, end = utc(start), utc(end)
        if end < start:
            return -self.between(end, start)
        # One more day: where clocks go back over midnight, tomorrow has begun already.
        days = (self._local(end).date() - self._local(start).date()).days + 2
        pieces = self._openings(start, days)
        return sum((max(min(b, end) - a, NOTHING) for a, b in pieces), NOTHING) // SECOND

    def journey(self, start: datetime, end: datetime) -> list[Leg]:
        """What counts between the two moments, and why the rest does not."""
        return journey(self, start, end)

    def after_days(self, moment: datetime, days: int) -> datetime:
        """The same time so many service days later.

        Outside of service time the count begins at the next opening. Where the last day is closed
        at that time, the day's next opening counts, or else its end.
        """
        first = self.next_opening(moment)
        if days == 0:
            return first
        last = self._nth_service_day(first, days)
        return self._local(self._fitted(same_time_on(last, first), last))

    def openings_on(self, day: date) -> Iterator[Opening]:
        special = self.special_days.get(day)
        return self.usual_openings_on(day) if special is None else self._opened(day, special.spans)

    def usual_openings_on(self, day: date) -> Iterator[Opening]:
        """Were it no special day."""
        return self._opened(day, self.weekly[day.weekday()])

    def _nth_service_day(self, first: datetime, days: int) -> date:
        following = (first.date() + ahead * DAY for ahead in range(1, SEARCHED_DAYS))
        service_days = (day for day in following if any(self.openings_on(day)))
        last = next(islice(service_days, days - 1, None), None)
        if last is None:
            raise NoServiceTime(first, "not enough")
        return last

    def _fitted(self, wanted: datetime, day: date) -> datetime:
        openings = list(self.openings_on(day))
        for start, end in openings:
            if wanted <= end:
                return max(start, wanted)
        return openings[-1][1]

    def _openings_from(self, moment: datetime) -> Iterator[Opening]:
        return self._openings(utc(moment), SEARCHED_DAYS)

    def _openings(self, moment: datetime, days: int) -> Iterator[Opening]:
        """What is left of each opening after the moment, in UTC."""
        today = self._local(moment).date()
        for ahead in range(days):
            for start, end in self.openings_on(today + ahead * DAY):
                if end > moment:
                    yield max(start, moment), end

    def _opened(self, day: date, spans: tuple[Span, ...]) -> Iterator[Opening]:
        for start, end in spans:
            opening = moment_at(day, start, self.zone), moment_at(day, end, self.zone)
            if opening[0] < opening[1]:
                yield opening

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)
