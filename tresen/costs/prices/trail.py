"""Prices as they stand in the trail of changes: codes and numbers, no prose."""

from dataclasses import fields
from decimal import Decimal

from tresen.costs.rating import Aggregation, Mode, Price, cents

# What else a price of the rating knows follows from its place.
TOLD = [each.name for each in fields(Price) if each.name not in ("self_service", "row")]
SUMS = ("net", "call_out")


def told(price):
    """Of a row, or None."""
    if price is None:
        return None
    values = {name: getattr(price.rated(), name) for name in TOLD}
    return {**values, **{name: str(cents(Decimal(values[name]))) for name in SUMS}}


def heard(values):
    """The price of the rating that this told of, or None."""
    if values is None:
        return None
    sums = {name: Decimal(values[name]) for name in SUMS}
    kinds = {"mode": Mode(values["mode"]), "aggregation": Aggregation(values["aggregation"])}
    return Price(**{**values, **sums, **kinds})
