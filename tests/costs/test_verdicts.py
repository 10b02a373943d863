from decimal import Decimal

from tresen.costs.models import WorkEntry
from tresen.costs.verdicts import Costs


def test_a_ticket_has_the_same_gross_as_its_statement():
    entry = WorkEntry(net=Decimal("0.33"), vat_percent=Decimal(19))
    costs = Costs(verdict=None, terms=None, consent=None, entries=[entry] * 3)

    assert (costs.net, costs.gross) == (Decimal("0.99"), Decimal("1.18"))
