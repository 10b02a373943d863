import codecs
import encodings.aliases
import unicodedata

import pytest

from tresen.mail.parsing import parse
from tresen.mail.parsing.charsets import decode

from .letters import letter

GERMAN = "Grüße aus Köln: 5 €"
CODECS = sorted(set(encodings.aliases.aliases.values()))
CHARACTERS = map(chr, range(32, 12_000))
LETTERS = "".join(each for each in CHARACTERS if unicodedata.category(each)[0] in "LNPS")
# As browsers read them: the larger one contains whatever the smaller one was meant to be.
LARGER = {"gb2312": "gb18030", "shift_jis": "cp932"}
LABELLED = {
    "right": (GERMAN.encode(), "utf-8", GERMAN),
    "UTF-8 called latin": (GERMAN.encode(), "iso-8859-1", GERMAN),
    "UTF-8 called ascii": (GERMAN.encode(), "us-ascii", GERMAN),
    "UTF-8 without label": (GERMAN.encode(), "", GERMAN),
    "UTF-8 called nonsense": (GERMAN.encode(), "x-nonsense", GERMAN),
    "UTF-8 called UTF-16": (GERMAN.encode(), "utf-16", GERMAN),
    "Windows": (GERMAN.encode("cp1252"), "windows-1252", GERMAN),
    "Windows called latin": (GERMAN.encode("cp1252"), "iso-8859-1", GERMAN),
    "Windows called UTF-8": (GERMAN.encode("cp1252"), "utf-8", GERMAN),
    "Windows without label": (GERMAN.encode("cp1252"), "", GERMAN),
    "UTF-16": (GERMAN.encode("utf-16"), "utf-16", GERMAN),
    "UTF-16 without label": (GERMAN.encode("utf-16-le"), "", GERMAN),
    "mark": (b"\xef\xbb\xbf" + GERMAN.encode(), "utf-8", GERMAN),
    "GB18030 called GB2312": ("你好，世界€".encode("gb18030"), "gb2312", "你好，世界€"),
    "short GBK": ("联通".encode("gbk"), "gbk", "联通"),
    "Japanese": ("こんにちは".encode("iso2022-jp"), "iso-2022-jp", "こんにちは"),
    "Russian": ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
    "UTF-7": ("Grüße".encode("utf-7"), "utf-7", "Grüße"),
    "emoji": ("🔥 brennt".encode(), "utf-8", "🔥 brennt"),
}


@pytest.mark.parametrize(("data", "label", "expected"), LABELLED.values(), ids=LABELLED)
def test_text_is_found_behind_its_label(data, label, expected):
    assert decode(data, label) == expected


def test_one_damaged_letter_does_not_spoil_the_others():
    assert decode(GERMAN.encode() * 9 + b"\xc3", "utf-8") == GERMAN * 9 + "\ufffd"


@pytest.mark.parametrize("codec", [*CODECS, "idna", "punycode", "unicode_escape", "undefined"])
def test_any_label_yields_text(codec):
    data = bytes(range(256)) + GERMAN.encode()
    mail = parse(letter(data, Content_Type=f"text/plain; charset={codec}"))

    assert "\0" not in mail.text
    assert mail.text.encode()


def writes_text(codec):
    try:
        return codecs.lookup(codec)._is_text_encoding
    except LookupError:
        return False


@pytest.mark.parametrize("codec", [*filter(writes_text, CODECS)])
def test_whatever_a_codec_can_write_is_read_behind_its_label(codec):
    data = f"Guten Tag, {LETTERS}".encode(codec, "ignore")
    mail = parse(letter(data, Content_Type=f"text/plain; charset={codec}"))

    assert mail.text == data.decode(LARGER.get(codec, codec))


def test_text_goes_on_behind_nul_and_lone_surrogates():
    mail = parse(letter(b"a\0b&#xD800;&#0;c \xed\xa0\x80 d", Content_Type="text/html"))

    assert mail.text.startswith("ab")
    assert mail.text.endswith("d")
    assert mail.text.encode()


def test_html_tells_its_own_charset():
    html = "<meta charset='koi8-r'><p>Привет, как дела?</p>".encode("koi8-r")

    assert parse(letter(html, Content_Type="text/html")).text == "Привет, как дела?"
