"""A link that names one place and leads to another says so."""

import pytest

from tresen.lib.foreign_html import clean
from tresen.lib.foreign_links import with_true_places


def places_said(html):
    said = []
    with_true_places(clean(html), lambda place: said.append(place) or place)
    return said


@pytest.mark.parametrize(
    ("words", "href", "place"),
    [
        ("https://bank.example/konto", "https://boese.example/konto", "boese.example"),
        ("Zu bank.example &ndash; gleich", "https://boese.example", "boese.example"),
        ("bank.example", "http://boese.example:8080/bank.example", "boese.example"),
        ("<b>bank</b>.<i>example</i>", "https://boese.example", "boese.example"),
        ("ban&#8203;k.example", "https://boese.example", "boese.example"),
        ("bank&#8228;example", "https://boese.example", "boese.example"),
        ("https://bank&#12290;example", "https://boese.example", "boese.example"),
        ("https://bank.example", "https://bank.example@boese.example/", "boese.example"),
        ("https://bank.example", r"https://boese.example\@bank.example/", "boese.example"),
        ("https://bank.example", "https:boese.example", "boese.example"),
        ("https://bank.example", "https://b%6Fese.example", "boese.example"),
        ("https://bank.example", "https://b&#x430;nk.example", "xn--bnk-6cd.example"),
        ("bank.example", "https://bank.example.boese.example", "bank.example.boese.example"),
        ("hilfe@bank.example", "mailto:hilfe@boese.example?subject=x", "hilfe@boese.example"),
        ("bank.example oder boese.example/x.y", "https://boese.example", "boese.example"),
    ],
)
def test_the_true_place_is_said_where_the_words_name_another(words, href, place):
    assert places_said(f'<a href="{href}">{words}</a>') == [place]


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("https://www.bank.example/index.html", "https://bank.example/konto?a=b"),
        ("bank.example", "https://klick.bank.example/x"),
        ("BANK.example", "https://bank.EXAMPLE./"),
        ("Bücher.example", "https://xn--bcher-kva.example"),
        ("erste.hilfe@bank.example", "mailto:hilfe@bank.example"),
        ("Weiterlesen", "https://boese.example"),
        ("Rechnung.pdf", "https://ablage.example/r"),
        ("z.B. hier", "https://boese.example"),
        ("0800 1234", "tel:08001234"),
    ],
)
def test_nothing_is_said_where_the_words_promise_no_other_place(words, href):
    assert places_said(f'<a href="{href}">{words}</a>') == []


def test_what_is_said_stands_within_the_link_and_is_no_markup():
    html = clean('<p><a href="https://boese.example">bank.example</a> <b>Hallo</b></p>')

    assert '> <span class="leads">&lt;i&gt;</span></a> <b>' in with_true_places(
        html, lambda place: "<i>"
    ).replace("bank.example", "")


@pytest.mark.parametrize("words", ["a" * 300_000, "a." * 150_000, "a@" * 150_000, "a.bc@" * 60_000])
def test_long_words_take_no_longer_than_many_short_ones(words):
    assert places_said(f'<a href="https://boese.example">{words}</a>') in ([], ["boese.example"])
