import pytest

from tresen.lib.glyphs import drawable


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Grüße – 26,00\xa0€ „so“", "Grüße – 26,00\xa0€ „so“"),
        ("Łódź, Ğ, ự, Αθήνα, Київ", "Łódź, Ğ, ự, Αθήνα, Київ"),
        ("U\u0308bel", "Übel"),
        ("王小明", "\ufffd\ufffd\ufffd"),
        ("kaputt 😀", "kaputt \ufffd"),
        ("\u0378\ue000\U0001f600\ufe0f", "\ufffd\ufffd\ufffd"),
        ("12\u202e€ 00,62\u2066\u200b\ufeff", "12€ 00,62"),
        ("a\tb\0\x7f", "a b"),
        ("eins\r\nzwei\u2028drei\n", "eins\nzwei\ndrei"),
    ],
)
def test_what_no_font_can_draw_is_a_sign(text, drawn):
    assert drawable(text) == drawn
