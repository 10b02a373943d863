import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.address import (
    NotAnAddress,
    address_or_nothing,
    display,
    normalise,
    normalise_domain,
)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Jana@Example.ORG\n", "jana@example.org"),
        ("jana@bücher.example", "jana@xn--bcher-kva.example"),
        ("jana@straße.example", "jana@xn--strae-oqa.example"),
        ("jana@xn--bcher-kva.example", "jana@xn--bcher-kva.example"),
        ("jana@EXAMPLE.org.", "jana@example.org"),
        ("jörg@example.org", "jörg@example.org"),
        ("jo\u0308rg@example.org", "jörg@example.org"),
        ("root@localhost", "root@localhost"),
        ("o'neil+tag=1@example.org", "o'neil+tag=1@example.org"),
        ('"a..b"@example.org', '"a..b"@example.org'),
    ],
)
def test_an_address_has_one_spelling(typed, address):
    assert normalise(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jana",
        "@example.org",
        "jana@",
        "jana@-example.org",
        "jana@a..b",
        "jana@[192.0.2.1]",
        "ja na@example.org",
        "jana@example.org\nBcc: x@y.example",
        "jana\r\n@example.org",
        "jana\u2028@example.org",
        "jana\u200b@example.org",
        "jana\ud800@example.org",
        "a@b@example.org",
        "<jana@example.org>",
        "jana@example.org, x@y.example",
        "j" * 65 + "@example.org",
        "jana@" + "a." * 130 + "org",
        "jana@exa\uff20mple.org",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(NotAnAddress):
        normalise(typed)


@pytest.mark.parametrize(("text", "address"), [("Jana@Example.ORG", "jana@example.org"), ("-", "")])
def test_what_others_wrote_is_an_address_or_nothing(text, address):
    assert address_or_nothing(text) == address


def test_a_domain_has_one_spelling():
    assert normalise_domain(" MX.Bücher.example. ") == "mx.xn--bcher-kva.example"


@pytest.mark.parametrize("typed", ["", ".", "a..b", "a b", "a;b", "-a.example", "a." * 130 + "org"])
def test_what_is_no_domain_is_refused(typed):
    with pytest.raises(NotAnAddress):
        normalise_domain(typed)


@given(st.text() | st.emails())
def test_the_normal_form_is_normal(typed):
    try:
        address = normalise(typed)
    except NotAnAddress:
        return

    assert normalise(address) == address
    assert len(address.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jana Müller", "Jana Müller <j@example.org>"),
        ("", "j@example.org"),
        ("Müller, Jana", '"Müller, Jana" <j@example.org>'),
        ('the "boss" \\', '"the \\"boss\\" \\\\" <j@example.org>'),
        ("x\r\nBcc: y@z", '"x Bcc: y@z" <j@example.org>'),
        ("a <b@c>", '"a <b@c>" <j@example.org>'),
        ("=?utf-8?q?x=0d=0a?=", '"= ?utf-8?q?x=0d=0a?=" <j@example.org>'),
    ],
)
def test_a_name_stays_a_name(name, shown):
    assert display(name, "j@example.org") == shown


@given(st.text())
def test_no_name_breaks_the_header(name):
    shown = display(name, "j@example.org")

    assert len(shown.splitlines()) == 1
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert shown.endswith("j@example.org") or shown.endswith("<j@example.org>")
