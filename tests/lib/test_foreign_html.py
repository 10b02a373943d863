import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.lib.foreign_html import clean, hidden_pictures


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p onclick=x class=a id=b style='position:fixed'>Hallo</p>", "<p>Hallo</p>"),
        ("<title>t</title><style>p{}</style><script>x</script>Hallo", "Hallo"),
        ("<form action=x><input type=password><button>Hallo</button></form>", "Hallo"),
        ("<base href=x><meta http-equiv=refresh><link rel=prefetch href=x>Hallo", "Hallo"),
        ("<iframe src=x>a</iframe><svg><script>x</script></svg>Hallo", "Hallo"),
        ("<scr<script>x</script>ipt>Hallo", "xipt&gt;Hallo"),
        ("<!-- geheim -->Hallo", "Hallo"),
        ("<b background='https://a.example/x'>Hallo", "<b>Hallo</b>"),
    ],
)
def test_only_harmless_marks_are_kept(html, kept):
    assert clean(html) == kept


@pytest.mark.parametrize(
    "way", ["javascript:x", "data:image/png;base64,AA", "/intern", "//a.example"]
)
def test_only_links_to_the_outside_are_kept(way):
    assert "href" not in clean(f"<a href='{way}'>x</a>")


def test_links_open_elsewhere_and_tell_nothing():
    link = clean("<a href='https://a.example'>x</a>")

    assert 'target="_blank"' in link
    assert 'rel="noopener noreferrer nofollow"' in link


@pytest.mark.parametrize(
    ("source", "hidden"),
    [
        ("https://a.example/pixel.gif", 1),
        ("//a.example/pixel.gif", 1),
        ("/intern.png", 1),
        ("data:image/svg+xml;base64,AAAA", 1),
        ("data:text/html,x", 1),
        ("cid:logo@a.example", 0),
        ("data:image/png;base64,AAAA", 0),
    ],
)
def test_pictures_from_elsewhere_are_hidden_and_counted(source, hidden):
    html = f'<p><img src="{source}" srcset="https://a.example/2x"></p>'

    assert hidden_pictures(html) == hidden
    assert ("src=" in clean(html)) is not hidden
    assert "https:" not in clean(html)


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<b x>1</p>", "<DIV>", "<div><!--</div>-->"])
def test_nesting_beyond_reason_is_not_shown(tag):
    assert clean(tag * 200_000) == ""


@pytest.mark.parametrize("html", ["<p>x", "<div>x</div>", "<tr><td>x", "<br>", "x</b>"])
def test_many_marks_side_by_side_are_no_nesting(html):
    assert clean(html * 600) != ""


@given(st.text(alphabet="<>/=\"' abimgscriptahref:!-&;\x00"))
def test_what_is_clean_stays_as_it_is(html):
    once = clean(html)

    assert clean(once) == once
