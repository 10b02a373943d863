import pytest
from django.forms import ValidationError

from tresen.house.address_field import AddressField


@pytest.mark.parametrize(
    "typed",
    ["support@tresen.example", "Support+x@tresen.example", "a@[127.0.0.1]", '"a\\"b"@x.example'],
)
def test_neither_our_own_mailboxes_nor_what_we_cannot_write_to_is_taken(house, typed):
    with pytest.raises(ValidationError):
        AddressField().clean(typed)


def test_an_address_is_kept_as_we_keep_all(house):
    assert AddressField().clean(" Jule@Business.example ") == "jule@business.example"
