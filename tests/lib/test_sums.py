from decimal import Decimal

import pytest

from tresen.lib.sums import NotASum, read_sum

WRITTEN = {
    "60": "60",
    "60,5": "60.5",
    "60.50 €": "60.50",
    "EUR 1.200,00": "1200",
    "1,200.00": "1200",
    "1 200": "1200",
    "7,5 %": "7.5",
    "1.234": "1234",
    "0": "0",
}


@pytest.mark.parametrize(("text", "read"), WRITTEN.items())
def test_a_sum_is_read_as_people_write_it(text, read):
    assert read_sum(text) == Decimal(read)


@pytest.mark.parametrize("text", ["", "-1", "abc", "1,2345", "12.34.5", "1e3", "٣", "1..2", "nan"])
def test_nothing_is_guessed(text):
    with pytest.raises(NotASum):
        read_sum(text)
