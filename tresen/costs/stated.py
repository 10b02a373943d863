"""A statement and its lines: the same thing to readers, whether it is a draft or was issued."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from .month import written
from .rating import ZERO, cents
from .statement import Statement


@dataclass(frozen=True)
class Vat:
    """What of the net sum has this rate, and the VAT on it: rounded once."""

    percent: Decimal
    net: Decimal

    @property
    def vat(self):
        return cents(self.net * self.percent / 100)


@dataclass(frozen=True)
class Stated:
    """The rows of a draft stand in no table."""

    statement: Statement
    lines: list

    @property
    def name(self):
        """Of a file to keep; a draft never passes for a statement."""
        statement = self.statement
        if statement.is_draft:
            return f"draft-{written(statement.month)}-{statement.customer_number}"
        return statement.number

    @property
    def vat_by_rate(self):
        return vat_by_rate((line.vat_percent, line.net) for line in self.lines)

    @property
    def worked_seconds(self):
        return sum(line.worked_seconds for line in self.lines)

    @property
    def billed_seconds(self):
        return sum(line.billed_seconds for line in self.lines)

    @property
    def covered_seconds(self):
        return sum(line.covered_seconds for line in self.lines)

    @property
    def tickets(self):
        """[[line, …], …]: the lines of each ticket together, in their order."""
        by_ticket = groupby(self.lines, lambda line: line.shown_id)
        return [list(lines) for _, lines in by_ticket]


def read(statement):
    """What was issued, from its own rows and nothing else."""
    return Stated(statement, list(statement.lines.all()))


def vat_by_rate(sums):
    """From pairs of rate and net sum: one Vat for each rate, the lowest first."""
    nets = {}
    for percent, net in sums:
        nets[percent] = nets.get(percent, ZERO) + net
    return [Vat(percent, net) for percent, net in sorted(nets.items())]


def totals(rates):
    net = sum((each.net for each in rates), ZERO)
    vat = sum((each.vat for each in rates), ZERO)
    return {"net": net, "vat": vat, "gross": net + vat}
