"""What work costs: pure arithmetic from work, level, agreement and consent to a verdict."""

from .agreed import Agreement, Consent, Level, Tariff
from .amount import Bill, bill
from .price import ZERO, Aggregation, Mode, Price, cents
from .rate import rate
from .vat import Vat, gross_of, totals, vat_by_rate
from .verdict import Code, Reason, Verdict
from .windows import Bands, Window, bands
from .work import Stretch, Work

__all__ = [
    "ZERO",
    "Aggregation",
    "Agreement",
    "Bands",
    "Bill",
    "Code",
    "Consent",
    "Level",
    "Mode",
    "Price",
    "Reason",
    "Stretch",
    "Tariff",
    "Vat",
    "Verdict",
    "Window",
    "Work",
    "bands",
    "bill",
    "cents",
    "gross_of",
    "rate",
    "totals",
    "vat_by_rate",
]
