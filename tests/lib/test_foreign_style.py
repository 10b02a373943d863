import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lib.browsing import meaning_of
from tresen.lib.foreign_html import clean
from tresen.lib.foreign_style import PROPERTIES, harmless_style


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("color: #1F497D; font-size:11.0pt", "color:#1F497D;font-size:11.0pt"),
        ("background: #FFF !important", "background-color:#FFF"),
        ("font-family:'Segoe UI', Arial,sans-serif", "font-family:'Segoe UI', Arial,sans-serif"),
        ("color:rgba(0, 0, 0, .5)", "color:rgba(0, 0, 0, .5)"),
        (
            "border:none;border-top:solid #B5C4DF 1.0pt",
            "border:none;border-top:solid #B5C4DF 1.0pt",
        ),
        ("margin:0 auto;COLOR:RED;mso-style:x", "margin:0 auto;color:RED"),
    ],
)
def test_colours_weight_and_room_stay(style, kept):
    assert harmless_style(style) == kept


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed;top:0;z-index:2147483647",
        "background:url(https://a.example/x)",
        "background-color:url(https://a.example/x)",
        "background-image:image-set('https://a.example/x' 1x)",
        "list-style-type:url(https://a.example/x)",
        "font-family:url(x)",
        "color:expression(alert(1))",
        "color:re\\64",
        "color:/**/red",
        "color:var(--late)",
        "margin:-100px",
        "width:99999px",
        "width:calc(100vw*9)",
        "display:none",
        "opacity:0",
        "transform:scale(9)",
        "float:left",
        "line-height:0",
        "behavior:none",
        "--x:red",
        "color",
        "@import 'x'",
        "font-family:'a;position:fixed",
    ],
)
def test_what_loads_covers_or_hides_does_not(style):
    assert harmless_style(style) == ""


@given(st.text(alphabet="abcolrusmgin-:;#()'\"\\/*,.% 019!@{}"))
def test_whatever_is_kept_is_a_list_of_known_properties(style):
    kept = harmless_style(f"color:{style}")

    assert all(each.partition(":")[0] in PROPERTIES for each in kept.split(";") if each)
    assert not set(kept.replace("rgb(", "").replace("rgba(", "")) & set("\\/*(!@{}")


@given(st.text(alphabet="abcolrusmgin-:;#()'\"\\/*,.% 019!@{}"))
def test_a_parser_of_styles_finds_the_same(style):
    once = clean(f"<p style='color:{style.replace(chr(39), '')}'>x</p>")

    assert meaning_of(clean(once)) == meaning_of(once)
