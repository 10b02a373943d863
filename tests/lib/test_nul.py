import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/?q=%00", "/nothing/%00/"])
def test_a_nul_in_an_address_is_refused(db, address):
    assert Client().get(address).status_code == 400


def test_a_nul_in_a_form_is_refused(db):
    assert Client().post("/account/login/", {"login": "a\0b"}).status_code == 400
