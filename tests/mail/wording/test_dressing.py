import pytest

from tresen.mail.wording.dressing import dressed

URL = "https://tresen.example/tickets/4821-9375/"
OURS = {URL: URL, f"{URL}clock/": f"{URL}clock/", "02836 0": "tel:028360"}

DRESSED = [
    ("", ""),
    ("Guten Tag,\n\n\nwir danken.", "<p>Guten Tag,</p>\n\n<p>wir danken.</p>"),
    ("Grüße\nTresen", "<p>Grüße<br>Tresen</p>"),
    (
        "Wege:\n- fragen\n- anrufen",
        "<p>Wege:</p>\n\n<ul><li>fragen</li><li>anrufen</li></ul>",
    ),
    ("Ruf 02836 0 an", '<p>Ruf <a href="tel:028360">02836 0</a> an</p>'),
    (f"{URL}clock/", f'<p><a href="{URL}clock/">{URL}clock/</a></p>'),
    ("<b> & https://evil.example", "<p>&lt;b&gt; &amp; https://evil.example</p>"),
    ("- <script>", "<ul><li>&lt;script&gt;</li></ul>"),
]


@pytest.mark.parametrize(("text", "html"), DRESSED)
def test_our_words_as_html(text, html):
    assert dressed(text, OURS) == html


def test_a_house_without_any_address_has_no_links():
    assert dressed("a < b", {}) == "<p>a &lt; b</p>"


def test_an_address_of_ours_cannot_break_out_of_its_link():
    assert dressed("0'1", {"0'1": 'tel:"'}) == '<p><a href="tel:&quot;">0&#x27;1</a></p>'
