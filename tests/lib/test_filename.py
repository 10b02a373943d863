import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.filename import SHOWN, content_disposition, safe_name, shown_name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Übersicht März.pdf", "Übersicht März.pdf"),
        ("U\u0308bersicht.pdf", "Übersicht.pdf"),
        ("\u200b.htaccess", "htaccess"),
        ("..\u200b/..\u200b/x", "x"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("Angebot 1/2.pdf", "Angebot 1_2.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("a\0b.txt", "ab.txt"),
        ("a\r\nb.txt", "a b.txt"),
        ("<img src=x>.png", "_img src=x_.png"),
        ('a"b;c.txt', "a_b;c.txt"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("console.txt", "console.txt"),
        ("", "attachment"),
        ("...", "attachment"),
        (" \u200b ", "attachment"),
        ("x" * 4096 + ".pdf", "x" * 116 + ".pdf"),
        ("a." + "b" * 4096, "a." + "b" * 118),
    ],
)
def test_names_of_strangers_become_names_that_can_be_saved(given_name, name):
    assert safe_name(given_name) == name


@given(st.text())
def test_a_safe_name_is_safe(given_name):
    name = safe_name(given_name)

    assert 0 < len(name) <= 121
    assert name[0] not in ". " and name[-1] not in ". "
    assert not set(name) & set('/\\<>:"|?*')
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in name)
    assert safe_name(name) == name


def test_the_download_header_keeps_umlauts_and_saves():
    header = content_disposition("Übersicht März.pdf")

    assert header == "attachment; filename*=utf-8''%C3%9Cbersicht%20M%C3%A4rz.pdf"


@given(st.text())
def test_no_name_breaks_the_download_header(given_name):
    header = content_disposition(given_name)

    assert header.startswith("attachment; filename")
    assert header.isascii() and header.isprintable()


def test_a_long_name_is_shown_by_its_beginning_and_its_end():
    shown = shown_name(f"Protokoll_{'x' * 80}_2026-11-27.log")

    assert shown.startswith("Protokoll_x") and shown.endswith("x_2026-11-27.log")
    assert len(shown) <= SHOWN


@pytest.mark.parametrize("name", ["kurz.log", "x" * SHOWN])
def test_a_name_that_fits_is_shown_whole(name):
    assert shown_name(name) == name
