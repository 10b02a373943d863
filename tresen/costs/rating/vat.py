"""VAT: worked out on the net sum of each rate, and rounded once there."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .price import ZERO, cents


@dataclass(frozen=True)
class Vat:
    """What of a net sum has this rate, in percent, and the VAT on it."""

    percent: Decimal
    net: Decimal

    @property
    def vat(self) -> Decimal:
        return cents(self.net * self.percent / 100)

    @property
    def gross(self) -> Decimal:
        return self.net + self.vat


def gross_of(net: Decimal, percent: Decimal) -> Decimal:
    return Vat(percent, net).gross


def vat_by_rate(sums: Iterable[tuple[Decimal, Decimal]]) -> list[Vat]:
    """From pairs of rate and net sum: one Vat for each rate, the lowest first."""
    nets: dict[Decimal, Decimal] = {}
    for percent, net in sums:
        nets[percent] = nets.get(percent, ZERO) + net
    return [Vat(percent, net) for percent, net in sorted(nets.items())]


def totals(rates: Iterable[Vat]) -> dict[str, Decimal]:
    known = list(rates)
    net = sum((each.net for each in known), ZERO)
    vat = sum((each.vat for each in known), ZERO)
    return {"net": net, "vat": vat, "gross": net + vat}
