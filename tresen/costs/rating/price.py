from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


class Mode(StrEnum):
    FREE = "free"
    INCLUDED = "included"
    CHARGED = "charged"
    FIXED = "fixed"
    QUOTE = "quote"


class Aggregation(StrEnum):
    """Over what is added up before it is rounded up to whole increments."""

    ENTRY = "entry"
    TICKET = "ticket"
    TICKET_DAY = "ticket_day"


@dataclass(frozen=True)
class Price:
    """One row of a price list or an agreement. `net` is in euros: for each started increment, or
    once for the ticket if fixed. `call_out` is added once as soon as anything was done.

    `row` is the row's key: a consent is for this row, and for no other.
    """

    mode: Mode
    net: Decimal = ZERO
    increment: int = 900
    minimum: int = 0
    aggregation: Aggregation = Aggregation.TICKET
    call_out: Decimal = ZERO
    surcharged: bool = True
    prepaid: bool = True
    self_service: bool = False
    row: int | None = None

    @property
    def costs_money(self) -> bool:
        return self.mode in (Mode.CHARGED, Mode.FIXED)

    def rounded(self, seconds: int) -> int:
        """Up to whole increments, and to the minimum; nothing stays nothing."""
        if seconds <= 0:
            return 0
        return max(-(-seconds // self.increment) * self.increment, self._least)

    @property
    def least_net(self) -> Decimal:
        """The smallest sum that any work can come to: nobody can agree to less."""
        steps = 1 if self.mode == Mode.FIXED else self.rounded(1) // self.increment
        return self.call_out + self.net * steps

    @property
    def _least(self) -> int:
        return -(-self.minimum // self.increment) * self.increment
