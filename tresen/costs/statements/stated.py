"""A statement and its lines: the same thing to readers, whether it is a draft or was issued."""

from dataclasses import dataclass
from itertools import groupby

from tresen.costs.rating import vat_by_rate

from .month import written
from .statement import Statement


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
