import pytest
from django.utils import timezone

from tests.lib.hostile import LINES
from tresen.mail.wording.account_told import AccountTold
from tresen.mail.wording.costs_told import CostsTold
from tresen.mail.wording.dressing import dressed
from tresen.mail.wording.frames import Frame
from tresen.mail.wording.ours import ours
from tresen.mail.wording.text_kinds import TEXTS
from tresen.mail.wording.values import Values
from tresen.mail.wording.wording import written

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


class Hostile(Values):
    """Whatever a text asks for, somebody outside has written it."""

    def _tell(self, name):
        return "".join(LINES)


@pytest.mark.parametrize("kind", TEXTS)
def test_whoever_says_it_no_value_is_markup(mailbox_is_full, erika, kind):
    event = mailbox_is_full.events.first()
    told = CostsTold(event, erika), AccountTold(kind, erika, timezone.now())
    letter = written(Hostile(kind, "de", erika, event, *told), Frame(None), ours(kind, "de"))

    assert LINES[0] in letter.text
    assert "<script" not in letter.html and "<img" not in letter.html
    assert "&lt;script&gt;ran()" in letter.html
