import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing.transfer import undo

CASES = {
    "base64": ("base64", b"SGFsbG8=", b"Hallo"),
    "padding lost": ("base64", b"SGFsbG8", b"Hallo"),
    "one letter too many": ("base64", b"SGFsbG8xA", b"Hallo1"),
    "noise": ("base64", b"SG!Fs\r\n bG8=", b"Hallo"),
    "two pieces": ("base64", b"SGFsbG8=\nSGFsbG8=\n", b"HalloHallo"),
    "footer": ("base64", b"SGFsbG8=\n-- \nListe: x\n", b"Hallo\n-- \nListe: x\n"),
    "upper case, spaces": (" BASE64 ; x", b"SGFsbG8=", b"Hallo"),
    "printable": ("quoted-printable", b"Gr=C3=BC=\n=C3=9Fe", "Grüße".encode()),
    "soft break and space": ("quoted-printable", b"ab=  \ncd", b"abcd"),
    "not quite printable": ("quoted-printable", b"50=% =ZZ", b"50=% =ZZ"),
    "uuencode": ("x-uuencode", b"begin 644 a\n%2&%L;&\\\n`\nend\n", b"Hallo"),
    "none": ("", b"Hallo=", b"Hallo="),
    "eight bit": ("8bit", b"Hallo=", b"Hallo="),
}


@pytest.mark.parametrize(("name", "data", "expected"), CASES.values(), ids=CASES)
def test_encoding_is_undone(name, data, expected):
    defects = []

    assert undo(name, data, defects) == expected
    assert defects == []


def test_unknown_encoding_leaves_the_bytes_and_tells():
    defects = []

    assert undo("rot13", b"Hallo", defects) == b"Hallo"
    assert defects == ["transfer-encoding-unknown"]


@given(st.binary())
def test_base64_comes_back_as_it_was(data):
    assert undo("base64", base64.encodebytes(data), []) == data


@given(st.sampled_from(["base64", "quoted-printable", "x-uuencode"]), st.binary())
def test_no_bytes_are_refused(name, data):
    assert isinstance(undo(name, data, []), bytes)
