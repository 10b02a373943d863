import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.marks import to_html, to_text

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Guten Tag\nIhr Server", "<p>Guten Tag<br>\nIhr Server</p>\n"),
        ("*kursiv* **fett** ~~weg~~", "<p><em>kursiv</em> <strong>fett</strong> <s>weg</s></p>\n"),
        (
            "https://a.example/x",
            f'<p><a href="https://a.example/x" {REL}>https://a.example/x</a></p>\n',
        ),
        ("siehe liesmich.md", "<p>siehe liesmich.md</p>\n"),
        ("<b>roh</b>", "<p>&lt;b&gt;roh&lt;/b&gt;</p>\n"),
        ("3. drei", '<ol start="3">\n<li>drei</li>\n</ol>\n'),
    ],
)
def test_an_answer_is_typed_like_a_mail(markdown, html):
    assert to_html(markdown) == html


def test_tables_are_tables_without_styles():
    html = to_html("|a|b|\n|-|:-:|\n|1|2|")

    assert "<td>2</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x]\n\n[x]: javascript:alert(1)",
        "<img src=x onerror=alert(1)>",
        '![x](https://a.example/"onerror="alert(1))',
        "<script>alert(1)</script>",
        "[x](/intern)",
    ],
)
def test_nothing_in_markdown_runs_or_leads_inside(markdown):
    html = to_html(markdown)

    assert "<script" not in html
    assert "<img" not in html
    assert not any(f'href="{way}' in html.lower() for way in ("javascript", "data", "vbs", "/"))


def test_a_picture_from_elsewhere_becomes_a_link():
    html = to_html("![Zählpixel](https://a.example/p.png)")

    assert html == f'<p><a href="https://a.example/p.png" {REL}>Zählpixel</a></p>\n'


@given(st.text())
def test_any_text_gives_html_without_scripts(markdown):
    assert "<script" not in to_html(markdown)


def test_the_plain_text_is_what_was_typed():
    assert to_text("\r\n*Hallo*\r\nWelt\rEnde\n") == "*Hallo*\nWelt\nEnde"
