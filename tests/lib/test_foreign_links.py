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
        ('<img alt="https://bank.example">', "https://boese.example", "boese.example"),
        ("bank.example<i>@boese.example</i>", "https://boese.example", "boese.example"),
        ("bank<i> </i>.example", "https://boese.example", "boese.example"),
        ("bank.<i> </i>example", "https://boese.example", "boese.example"),
        ("bank&#x34f;.ex&#xfe00;ample", "https://boese.example", "boese.example"),
        ("a@bank.example", "mailto:a@bank.example,a@boese.example", "a@boese.example"),
        ("a@bank.example", "mailto:a@bank.example?x=y&amp;Bcc=a@boese.example", "a@boese.example"),
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
        ("Das war es.<br>Hier geht es weiter", "https://boese.example"),
    ],
)
def test_nothing_is_said_where_the_words_promise_no_other_place(words, href):
    assert places_said(f'<a href="{href}">{words}</a>') == []


BAD = '<a href="https://boese.example">'
GOOD = '<a href="https://bank.example">'


@pytest.mark.parametrize(
    ("html", "places"),
    [
        (f"{GOOD}<table><tr><td>{BAD}bank.example</a>", ["boese.example"]),
        (f"{BAD}<table><tr><td>{GOOD}bank.example</a></table>bank.example", ["boese.example"]),
        (f"{BAD}bank</a>{BAD}.example</a>", ["boese.example"]),
        (f"{BAD}<table><tr><td>bank</td><td>.example</td></tr></table></a>", ["boese.example"]),
        (f"bank{BAD}.example</a>", ["boese.example"]),
        (f"<p>bank.example</p><p>1.</p><p>{BAD}Hier</a></p>", []),
    ],
)
def test_links_within_and_beside_each_other_are_read_as_they_are_drawn(html, places):
    assert places_said(html) == places


def test_what_is_said_stands_right_before_the_name():
    html = clean('<a href="https://boese.example">Hallo&nbsp;<br><br>bank.example</a>')

    assert "</span> bank.example</a>" in with_true_places(html, lambda place: place)


def test_what_is_said_stands_within_the_link_and_is_no_markup():
    html = clean('<p><a href="https://boese.example">bank.example</a> <b>Hallo</b></p>')
    said = with_true_places(html, lambda place: "<i>")

    assert '"><span class="leads">&lt;i&gt;</span> bank.example</a> <b>' in said


@pytest.mark.parametrize(
    "words",
    [
        "a" * 300_000,
        "a." * 150_000,
        "a@" * 150_000,
        "a.bc@" * 60_000,
        "a.bc<b>@</b>" * 9_000,
        " ." * 150_000,
    ],
)
def test_long_words_take_no_longer_than_many_short_ones(words):
    assert set(places_said(f'<a href="https://boese.example">{words}</a>')) <= {"boese.example"}


def test_nor_do_many_addresses():
    link = f'<a href="mailto:{"a@bank.example," * 20_000}">{"bank.example " * 900}</a>'

    assert set(places_said(link)) == {"…"}


def test_a_mail_in_which_a_thousand_names_lie_has_no_links():
    html = clean('<a href="https://boese.example">bank.example</a> ' * 1_001)

    assert "href" not in with_true_places(html, lambda place: place)
