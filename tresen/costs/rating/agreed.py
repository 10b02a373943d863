"""What was agreed: the level's prices, the customer's own agreement, somebody's consent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from tresen.clock import OpeningHours

from .price import ZERO, Price
from .vat import gross_of
from .windows import Window, window_at


@dataclass(frozen=True)
class Tariff:
    """What all prices of a list share. `vat` and the surcharges are in percent."""

    hours: OpeningHours
    vat: Decimal = Decimal(19)
    surcharges: Mapping[Window, Decimal] = field(default_factory=dict)
    currency: str = "EUR"
    version: int | None = None

    def percent(self, window: Window) -> Decimal:
        return self.surcharges.get(window, Decimal(0))

    def percent_at(self, moment: datetime) -> Decimal:
        return self.percent(window_at(self.hours, moment))

    def gross(self, net: Decimal) -> Decimal:
        return gross_of(net, self.vat)


@dataclass(frozen=True)
class Level:
    """The prices of a support level, by kind of work. Without a code nothing was agreed."""

    tariff: Tariff
    code: str = ""
    prices: Mapping[str, Price] = field(default_factory=dict)


@dataclass(frozen=True)
class Agreement:
    """What one customer agreed on beside the level. `left` are the seconds of prepaid or included
    time that can still be used on the day of the work."""

    included_kinds: frozenset[str] = frozenset()
    prices: Mapping[str, Price] = field(default_factory=dict)
    left: int = 0
    hours: OpeningHours | None = None


@dataclass(frozen=True)
class Consent:
    """Somebody entitled agreed to this row for this kind of work, or accepted a quote.

    `cap` is the highest net sum for all work on the ticket; None without a limit. `spent` is what
    work of other kinds, or at other prices, took of it.
    """

    kind: str
    row: int | None
    given_at: datetime
    cap: Decimal | None = None
    spent: Decimal = ZERO
    declined_self_service: bool = False
    quote: int | None = None
