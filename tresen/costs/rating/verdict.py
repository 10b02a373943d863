from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .price import Price


class Code(StrEnum):
    FREE = "free"
    INCLUDED = "included"
    CHARGED = "charged"
    DECLINED_NEEDED = "declined_needed"
    CONSENT_NEEDED = "consent_needed"
    QUOTE = "quote"


class Reason(StrEnum):
    """Why, as a code. The sentences stand in costs/sentences.py."""

    KIND_IS_FREE = "kind_is_free"
    NOT_SORTED = "not_sorted"
    LEVEL_INCLUDES = "level_includes"
    AGREEMENT_INCLUDES = "agreement_includes"
    PREPAID = "prepaid"
    CONSENTED = "consented"
    QUOTED = "quoted"
    SELF_SERVICE = "self_service"
    NO_CONSENT = "no_consent"
    OTHER_PRICE = "other_price"
    CAP_REACHED = "cap_reached"
    NEEDS_QUOTE = "needs_quote"
    NO_AGREEMENT = "no_agreement"
    NO_PRICE = "no_price"


NOTHING_TO_PAY = (Code.FREE, Code.INCLUDED)
BLOCKED = (Code.DECLINED_NEEDED, Code.CONSENT_NEEDED, Code.QUOTE)


@dataclass(frozen=True)
class Verdict:
    """What a ticket's work costs, and why. Sums are in the currency of the tariff.

    Where something is still missing, the sums say what the work would cost; they are None where
    no price is known before a quote. `surcharge` is in percent, at the moment of asking, `dearest`
    the highest one that the same work can take at another time.
    """

    code: Code
    reason: Reason
    kind: str
    worked_seconds: int = 0
    billed_seconds: int = 0
    covered_seconds: int = 0
    net: Decimal | None = None
    gross: Decimal | None = None
    vat: Decimal = Decimal(0)
    surcharge: Decimal = Decimal(0)
    dearest: Decimal = Decimal(0)
    price: Price | None = None
    cap: Decimal | None = None
    left: int = 0
    currency: str = "EUR"
    price_list: int | None = None

    @property
    def rows(self) -> tuple[int, ...]:
        """The keys of the price rows that it goes by."""
        row = self.price and self.price.row
        return (row,) if row else ()

    @property
    def is_blocked(self) -> bool:
        """Nobody may charge anything yet."""
        return self.code in BLOCKED

    @property
    def awaits_consent(self) -> bool:
        return self.code in (Code.DECLINED_NEEDED, Code.CONSENT_NEEDED)
