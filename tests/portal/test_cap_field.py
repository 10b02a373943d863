from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tresen.portal.cap_field import CapField

WRITTEN = {
    "60": "60",
    " 60,50 € ": "60.50",
    "60.5": "60.50",
    "1.200": "1200",
    "1,200": "1200",
    "1.200,00": "1200",
    "1 200,5": "1200.50",
    "1200 EUR": "1200",
    "1.200,- Euro": "1200",
    "60,-": "60",
    "60,–": "60",
    "60.--": "60",
}


@pytest.mark.parametrize(("written", "amount"), WRITTEN.items())
def test_sums_are_read_as_people_write_them(written, amount):
    assert CapField().clean(written) == Decimal(amount)


@pytest.mark.parametrize("written", ["", "  ", "€"])
def test_nothing_is_no_sum(written):
    assert CapField().clean(written) is None


@pytest.mark.parametrize("written", ["viel", "-5", "0", "1.2.3", "60,5555", "99999999", "1e3"])
def test_what_is_no_sum_is_refused(written):
    with pytest.raises(ValidationError):
        CapField().clean(written)
