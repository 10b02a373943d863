"""Sums of money and rates as people write them: 60, 60,5, 60.50 €, 1.200,00, 7,5 %."""

import re
from decimal import Decimal

# Three digits behind a mark are thousands, never cents.
SUM = re.compile(r"([0-9]{1,3}(?:[.,'\s][0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?")
UNITS = re.compile(r"\s*(?:€|EUR|Euro|%)\s*", re.IGNORECASE)


class NotASum(ValueError):
    """No sum, or one that cannot be read without guessing."""


def read_sum(text: str) -> Decimal:
    found = SUM.fullmatch(UNITS.sub("", text).strip())
    if found is None:
        raise NotASum(text)
    whole, cents = found.groups()
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents or 0}")
