"""What a quote offers, line by line, and what that comes to."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from tresen.costs.rating import ZERO, cents, vat_by_rate


@dataclass(frozen=True)
class Line:
    """So many units at a net price, and the VAT rate in percent. A rebate has a negative price."""

    text: str
    quantity: Decimal
    unit_net: Decimal
    unit: str = ""
    vat_percent: Decimal | None = None


class QuoteLine(models.Model):
    quote = models.ForeignKey("costs.Quote", models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()
    quantity = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=20, blank=True)
    unit_net = models.DecimalField(max_digits=11, decimal_places=2)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="one_line_in_a_place", fields=["quote", "place"]),
            models.CheckConstraint(
                name="line_counts_something", condition=models.Q(quantity__gt=0)
            ),
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def net(self):
        return cents(self.quantity * self.unit_net)


@dataclass(frozen=True)
class Total:
    """Net, VAT and gross of some lines."""

    lines: list

    # What a consent can hold as its cap.
    MOST = Decimal("9999999.99")

    @property
    def net(self):
        return sum((line.net for line in self.lines), ZERO)

    @property
    def gross(self):
        return sum((each.gross for each in self.vat_by_rate), ZERO)

    @property
    def vat_by_rate(self):
        return vat_by_rate((line.vat_percent, line.net) for line in self.lines)

    @property
    def is_payable(self):
        """Neither less than nothing nor more than anybody could agree to."""
        fits = all(abs(line.net) <= self.MOST for line in self.lines)
        return fits and 0 <= self.net <= self.MOST and self.gross >= 0
