from decimal import Decimal

import pytest

from tresen.costs.rating import gross_of, totals, vat_by_rate


def sums(*pairs):
    return [(Decimal(rate), Decimal(net)) for rate, net in pairs]


# (what came together, VAT of each rate, net and gross)
TOGETHER = [
    ([], [], ("0.00", "0.00")),
    ([("19", "26.00")], [("19", "4.94")], ("26.00", "30.94")),
    # Rounded once: three times 0.06 would be a cent less.
    ([("19", "0.33")] * 3, [("19", "0.19")], ("0.99", "1.18")),
    ([("19", "10.00"), ("7", "10.00")], [("7", "0.70"), ("19", "1.90")], ("20.00", "22.60")),
    ([("19", "26.00"), ("19.00", "-26.00")], [("19", "0.00")], ("0.00", "0.00")),
]


@pytest.mark.parametrize(("parts", "vats", "expected"), TOGETHER)
def test_vat_is_rounded_once_for_each_rate(parts, vats, expected):
    rates = vat_by_rate(sums(*parts))

    told = totals(rates)
    assert [(each.percent, each.vat) for each in rates] == sums(*vats)
    assert (told["net"], told["gross"]) == tuple(map(Decimal, expected))
    assert told["net"] + told["vat"] == told["gross"]


@pytest.mark.parametrize(("net", "gross"), [("30.00", "35.70"), ("-0.50", "-0.60"), ("0", "0.00")])
def test_a_sum_has_its_gross_also_below_nothing(net, gross):
    assert gross_of(Decimal(net), Decimal(19)) == Decimal(gross)
