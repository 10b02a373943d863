import pytest

from tresen.mail.parsing.html_text import html_to_text

PAGES = {
    "paragraphs": ("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
    "lines": ("<div>Eins</div><div>Zwei</div>", "Eins\nZwei"),
    "breaks": ("Eins<br>Zwei<br/><br />Drei", "Eins\nZwei\n\nDrei"),
    "Gmail": ("<div>Eins</div><div><br></div><div>Zwei</div>", "Eins\n\nZwei"),
    "Outlook": ("<p class=MsoNormal>Eins</p><p class=MsoNormal>Zwei</p>", "Eins\nZwei"),
    "white space": ("  Eins \n\t Zwei  ", "Eins Zwei"),
    "inline": ("Ei<b>ns</b> <i>Zwei</i>", "Eins Zwei"),
    "entities": ("&uuml;&#252;&#xfc; &lt;b&gt; &euro;", "üüü <b> €"),
    "list": ("<ul><li>Eins<li>Zwei</ul>", "* Eins\n* Zwei"),
    "table": ("<table><tr><td>Eins<td>Zwei<tr><td>Drei</table>", "Eins Zwei\nDrei"),
    "preformatted": ("<pre>a\n  b</pre>", "a\n  b"),
    "style": ("<style>p{}</style><script>1<2</script><title>x</title>Eins", "Eins"),
    "style in capitals": ("<STYLE>p{}</STYLE>Eins", "Eins"),
    "comment": ("Eins<!-- <p>nein</p> -->Zwei", "EinsZwei"),
    "conditional": ("<!--[if mso]><p>nein</p><![endif]-->Eins<![if !mso]>Zwei", "EinsZwei"),
    "sign in attribute": ('<img alt="a > b" src=x>Eins', "Eins"),
    "quote": (
        "Eins<blockquote type=cite>Zwei<br>Drei</blockquote>Vier",
        "Eins\n> Zwei\n> Drei\nVier",
    ),
    "quote in quote": ("<blockquote type=cite>a<blockquote type=cite>b", "> a\n>> b"),
    "indented": ("Eins<blockquote>Zwei</blockquote>Drei", "Eins\n\nZwei\n\nDrei"),
}


@pytest.mark.parametrize(("html", "expected"), PAGES.values(), ids=PAGES)
def test_text_is_what_a_reader_sees(html, expected):
    assert html_to_text(html) == expected


BROKEN = {
    "sign at the end": "Ende <",
    "unclosed comment": "<!-- Ende",
    "unclosed comment, tags": "<!-- <p>Ende",
    "unclosed style": "<style><p>Ende",
    "unclosed tag": "Ende <a href=x",
    "unclosed quote": '<a href="x>Ende</a>',
    "closed twice": "</div></blockquote></pre>Ende",
    "huge number": "&#" + "9" * 5000 + "; Ende",
    "deep": "<div>" * 200_000 + "Ende",
    "deep quotes": "<blockquote type=cite>" * 20_000 + "Ende",
}


@pytest.mark.parametrize("html", BROKEN.values(), ids=BROKEN)
def test_broken_markup_hides_no_text(html):
    assert "Ende" in html_to_text(html)


def test_signs_that_open_no_tag_are_text():
    assert html_to_text("5 < 6 und 7 > 6") == "5 < 6 und 7 > 6"
