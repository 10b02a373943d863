"""How many increments, and how much money. All times are whole seconds, all sums net."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import groupby

from .agreed import Tariff
from .price import ZERO, Aggregation, Mode, Price, cents
from .windows import Bands
from .work import Stretch, Work, together


@dataclass(frozen=True)
class Bill:
    """`burn` is what it takes from prepaid time: surcharged time takes more of it."""

    billed: int = 0
    burn: int = 0
    covered: int = 0
    net: Decimal = ZERO


def bill(work: Work, price: Price, tariff: Tariff, left: int = 0) -> Bill:
    """What this work costs at this price, after prepaid time.

    Started increments are counted over everything that is added up. For a surcharge the started
    increments of surcharged time are counted: so neither splitting an entry nor the order of
    entries changes a sum, and more work never costs less.
    """
    if price.mode == Mode.FIXED:
        return Bill(net=price.net if work.seconds > 0 else ZERO)
    parts = [together(s.bands(tariff.hours) for s in part) for part in _parts(work, price, tariff)]
    billed = sum(price.rounded(sum(part.values())) for part in parts)
    weighted = sum((_weighted(part, price, tariff) for part in parts), Decimal(0))
    burn = int(weighted.to_integral_value(ROUND_CEILING))
    covered = min(burn, max(left, 0)) if price.prepaid else 0
    paid = max(weighted - covered, Decimal(0))
    net = cents(paid * price.net / price.increment)
    return Bill(billed, burn, covered, net + (price.call_out if billed else ZERO))


def _parts(work: Work, price: Price, tariff: Tariff) -> Iterable[list[Stretch]]:
    if price.aggregation == Aggregation.ENTRY:
        return ([stretch] for stretch in work.stretches)
    if price.aggregation == Aggregation.TICKET:
        return [list(work.stretches)]
    by_day = sorted(work.stretches, key=lambda stretch: stretch.day(tariff.hours))
    return (list(part) for _, part in groupby(by_day, lambda each: each.day(tariff.hours)))


def _weighted(part: Bands, price: Price, tariff: Tariff) -> Decimal:
    """Billed seconds, those with a surcharge counting for more."""
    billed = price.rounded(sum(part.values()))
    weighted, below = Decimal(billed), Decimal(0)
    for percent in _percents(part, price, tariff):
        dearer = sum(s for window, s in part.items() if tariff.percent(window) >= percent)
        surcharged = min(price.rounded(dearer), billed)
        weighted += surcharged * (percent - below) / 100
        below = percent
    return weighted


def _percents(part: Bands, price: Price, tariff: Tariff) -> list[Decimal]:
    if not price.surcharged:
        return []
    return sorted({tariff.percent(window) for window in part} - {Decimal(0)})
