"""Months as bars: what was kept of 100 %, and how long answers took."""

from dataclasses import dataclass

from .telling import Told, length

FULL = 100
# What was broken is seen, however little it is among many.
LEAST_SEEN = 2
WIDTH, GAP = 10, 2


@dataclass(frozen=True)
class Bar:
    """One month. Heights are of 100; `x` is where its column begins."""

    told: Told
    x: int
    kept: int
    broken: int
    median: int
    most: int

    @property
    def kept_y(self):
        return FULL - self.kept

    @property
    def median_y(self):
        return FULL - self.median

    @property
    def most_y(self):
        return FULL - self.most


@dataclass(frozen=True)
class Picture:
    bars: list[Bar]
    longest: int

    @property
    def longest_in_words(self):
        return length(self.longest)

    @property
    def width(self):
        return len(self.bars) * WIDTH

    @property
    def bar_width(self):
        return WIDTH - GAP


def picture_of(told):
    """Of months, the oldest first."""
    longest = max((each.figure.most_service or 0 for each in told), default=0)
    bars = [_bar(place, each, longest) for place, each in enumerate(told)]
    return Picture(bars, longest)


def _bar(place, told, longest):
    figure = told.figure
    broken = _part(figure.broken, figure.counted)
    if figure.broken:
        broken = max(broken, LEAST_SEEN)
    return Bar(
        told=told,
        x=place * WIDTH + GAP // 2,
        kept=FULL - broken if figure.counted else 0,
        broken=broken,
        median=_part(figure.median_service or 0, longest),
        most=_part(figure.most_service or 0, longest),
    )


def _part(value, whole):
    return round(FULL * value / whole) if whole else 0
