import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lib.browsing import meaning_of
from tresen.lib.foreign_html import clean, clean_with_pictures, placed, says_more
from tresen.lib.foreign_pictures import pictures_elsewhere


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p onclick=x class=a id=b style='position:fixed'>Hallo</p>", "<p>Hallo</p>"),
        ("<td width='1&quot;' bgcolor='url(x)'>Hallo", "Hallo"),
        ("<p align=center>Hallo</p>", '<p align="center">Hallo</p>'),
        ("<title>t</title><style>p{}</style><script>x</script>Hallo", "Hallo"),
        ("<form action=x><input type=password><button>Hallo</button></form>", "Hallo"),
        ("<base href=x><meta http-equiv=refresh><link rel=prefetch href=x>Hallo", "Hallo"),
        ("<iframe src=x>a</iframe><svg><script>x</script></svg>Hallo", "Hallo"),
        ("<scr<script>x</script>ipt>Hallo", "xipt&gt;Hallo"),
        ("<!-- geheim -->Hallo", "Hallo"),
        ("<b background='https://a.example/x'>Hallo", "<b>Hallo</b>"),
        ("<p class='MsoNormal x'>Hallo</p>", '<p class="MsoNormal">Hallo</p>'),
        ("<div class=MsoNormal>Hallo</div>", "<div>Hallo</div>"),
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
    ("source", "asked_for"),
    [
        ("https://a.example/pixel.gif", "https://a.example/pixel.gif"),
        ("//a.example/pixel.gif", "https://a.example/pixel.gif"),
        (" HTTP://a.example/pixel.gif", "https://a.example/pixel.gif"),
    ],
)
def test_pictures_from_elsewhere_are_kept_apart(source, asked_for):
    html = f'<p><img src="{source}" srcset="https://a.example/2x" alt="src=&quot;x"></p>'

    assert "src=" not in clean(html).replace("src=&quot;", "")
    assert f'src="{asked_for}"' in clean_with_pictures(html)
    assert "2x" not in clean_with_pictures(html)
    assert pictures_elsewhere(clean_with_pictures(html)) == 1


@pytest.mark.parametrize("source", ["cid:logo@a.example", "data:image/png;base64,AAAA"])
def test_pictures_that_a_mail_brings_along_are_no_secret(source):
    html = f'<img src="{source}">'

    assert f'src="{source}"' in clean(html)
    assert clean_with_pictures(html) == ""


@pytest.mark.parametrize(
    "source",
    [
        "/intern.png",
        "data:image/svg+xml;base64,AAAA",
        "data:text/html,x",
        "javascript:x",
        "\\\\a.example\\x",
        "https:a.example/x",
        "blob:https://a.example/x",
    ],
)
def test_what_is_no_picture_is_loaded_from_nowhere(source):
    html = f'<img src="{source}"><img src="https://a.example/x">'

    assert "src=" not in clean(html)
    assert pictures_elsewhere(clean_with_pictures(html)) == 1


def test_words_that_look_like_a_picture_are_not_counted():
    html = '<p>&lt;img src="https://a.example/x"&gt;</p><img alt=\'<img src="https://a.example"\'>'

    assert clean_with_pictures(html) == ""


def test_pictures_in_the_text_are_placed_where_they_can_be_had():
    places = {"logo@a.example": "/pictures/1/"}
    html = "<img src='cid:logo%40a.example'><img src='CID:unknown'><img src='https://a.example'>"

    assert placed(html, places.get, elsewhere=False).count("src=") == 1
    assert 'src="/pictures/1/"' in placed(html, places.get, elsewhere=False)
    assert 'src="https://a.example"' in placed(html, places.get, elsewhere=True)


@pytest.mark.parametrize(
    ("html", "more"),
    [
        ("<p>Hallo<br>Welt</p><div>Gruß</div>", False),
        ("<a href='https://a.example'>Hallo</a>", False),
        ("<p style='margin:0;font-family:Arial'>Hallo</p>", False),
        ("<p><b>Hallo</b></p>", True),
        ("<p style='color:red'>Hallo</p>", True),
        ("<font color=red>Hallo</font>", True),
        ("<table><tr><td>Hallo</table>", True),
        ("<img src=cid:x>", True),
    ],
)
def test_only_what_was_written_to_be_shown_says_more_than_its_text(html, more):
    assert says_more(clean(html)) is more


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<b x>1</p>", "<DIV>", "<div><!--</div>-->"])
def test_nesting_beyond_reason_is_not_shown(tag):
    assert clean(tag * 200_000) == ""


@pytest.mark.parametrize("html", ["<p>x", "<div>x</div>", "<tr><td>x", "<br>", "x</b>"])
def test_many_marks_side_by_side_are_no_nesting(html):
    assert clean(html * 600) != ""


@given(st.text(alphabet="<>/=\"' abimgscriptahref:!-&;\x00"))
def test_what_is_clean_stays_as_it_is(html):
    once = clean(html)

    assert meaning_of(clean(once)) == meaning_of(once)


MANY = "".join(f"a{number}=1 " for number in range(150_000))
FONTS = "".join(f"<font size={size}>" for size in range(400))
KILLERS = {
    "too many marks": "<b>x</b>" * 50_000,
    "too many references": "&" * 1_000_000,
    "paragraphs that open everything anew": FONTS + "<p>x" * 10_000,
    "ends in attributes": "<div><a title='</div>'>x</a>" * 5_000,
    "ends in raw text": "<div><style></div></style>" * 5_000,
    "a comment that ends at once": "<!-->" + "<div>" * 5_000 + "<!-- -->",
    "a comment that only seems to begin": "<style><!--</style>" + "<div>" * 5_000,
    "a quote that only seems to begin": f"<style><a b='</style><p {MANY}>x'",
    "nesting in what only seems a style": "<svg><style><div></style></svg>" * 5_000,
    "a style beyond measure": "<style>" + "p{color:red}" * 50_000 + "</style>x",
}


def test_the_styles_of_a_newsletter_are_within_reason():
    html = "<style><!--\n" + "p{color:red}" * 10_000 + "\n--></style><p>Hallo</p>"

    assert clean(html) == "<p>Hallo</p>"


@pytest.mark.parametrize("html", KILLERS.values(), ids=KILLERS)
def test_markup_beyond_reason_is_not_shown(html):
    assert clean(html) == clean_with_pictures(html) == ""


def test_a_long_conversation_is_within_reason():
    html = "<blockquote>" * 60 + "<p><font color=red><b>Hallo</b></font>&nbsp;</p>" * 8_000

    assert clean(html)


@pytest.mark.parametrize("mark", ["<p{}>x", '<p "{}>x', "<!-- <p ' --><p{}>x", "<p{}"])
def test_a_mark_with_far_too_many_attributes_is_not_cleaned(mark):
    many = "".join(f" a{number}='>'" for number in range(100_000))

    assert clean(mark.format(many)) == ""


def test_a_value_may_have_many_words():
    words = "so viele Worte " * 5_000

    assert words.strip() in clean(f'<a title="{words}" href="https://a.example">x</a>')
