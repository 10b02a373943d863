"""Nothing that an attacker writes is more than a few harmless marks, once it is clean."""

import pytest

from tests.lib.browsing import Marks, meaning_of
from tests.lib.hostile import LINES, MARKUP
from tresen.lib.foreign_html import ATTRIBUTES, TAGS, clean, clean_with_pictures, placed
from tresen.lib.marks import to_html

ALWAYS = {"rel", "target", "referrerpolicy"}
SCHEMES = ("https://", "http://", "mailto:", "tel:", "cid:", "data:image/png;base64,")


def is_known(tag, name):
    return name in ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"] | ALWAYS


def unharmed(html):
    marks = Marks(html)
    known = all(is_known(tag, name) for tag, name in marks.attributes)
    return (
        known and marks.tags <= TAGS and all(each.startswith(SCHEMES) for each in marks.addresses)
    )


@pytest.mark.parametrize("html", MARKUP)
@pytest.mark.parametrize("cleaner", [clean, clean_with_pictures])
def test_a_mail_keeps_only_marks_of_the_closed_list(cleaner, html):
    assert unharmed(cleaner(html))


@pytest.mark.parametrize("html", MARKUP)
def test_what_is_clean_means_the_same_when_it_is_read_again(html):
    once = clean(html)

    assert meaning_of(clean(once)) == meaning_of(once)
    assert meaning_of(placed(once, {}.get, elsewhere=False)) == meaning_of(once)


@pytest.mark.parametrize("outer", ["<div>{}", "<table>{}", "<b><p>{}", "<blockquote>{}</b>"])
@pytest.mark.parametrize("html", MARKUP)
def test_no_mark_around_it_helps(outer, html):
    assert unharmed(clean(outer.format(html.replace("{", "{{").replace("}", "}}"))))


@pytest.mark.parametrize("words", [*MARKUP, *LINES])
def test_markdown_of_staff_is_no_way_in_either(words):
    assert unharmed(to_html(words))
