import pytest

from tresen.lib.networks import is_within, networks, plain


@pytest.mark.parametrize("words", ["10.0.0.0/8 ::1", "10.0.0.0/8, ::1", " ::1\n10.0.0.0/8 "])
def test_networks_are_named_with_commas_or_without(words):
    assert set(map(str, networks(words))) == {"10.0.0.0/8", "::1/128"}


@pytest.mark.parametrize("words", ["10.0.0.0/40", "mx.example", "10.0.0.1/8"])
def test_what_is_no_network_is_refused(words):
    with pytest.raises(ValueError):
        networks(words)


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("10.1.2.3", True),
        ("::ffff:10.1.2.3", True),
        ("::1", True),
        ("11.1.2.3", False),
        ("fe80::1%eth0", False),
        ("", False),
        ("nonsense", False),
    ],
)
def test_who_is_inside(address, inside):
    assert is_within(address, networks("10.0.0.0/8 ::1")) is inside


def test_a_zone_says_nothing_about_whose_address_it_is():
    assert plain("fe80::1%eth0") == "fe80::1"
