import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.mail.parsing import parse
from tresen.mail.parsing.rtf import rtf_to_text, unpacked
from tresen.mail.parsing.tnef import read_winmail

from . import winmail as w
from .letters import PLAIN, letter, multipart

WORDS = "Grüße aus Köln"
CODEPAGE = w.written(w.CODEPAGE, (1252).to_bytes(8, "little"))
RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\x Y;}Gr\'fc\'dfe aus K\u246?ln}"
BODIES = {
    "plain": w.written(w.BODY, WORDS.encode("cp1252") + b"\0"),
    "property": w.properties(w.prop(w.TEXT, w.STRING, WORDS.encode("cp1252") + b"\0")),
    "Unicode": w.properties(w.prop(w.TEXT, w.UNICODE, WORDS.encode("utf-16-le") + b"\0\0")),
    "HTML": w.properties(
        w.number(0x3FDE, 65001), w.prop(w.HTML, w.BINARY, f"<p>{WORDS}</p>".encode())
    ),
    "rich": w.properties(w.prop(w.RTF, w.BINARY, w.rtf(RTF))),
}
FILES = w.file(b"a.txt\0", b"eins") + w.file(b"a.txt\0", b"zwei")


def enclosed(data):
    head = b"Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64"
    return head + b"\n\n" + base64.encodebytes(data)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_text_within_is_the_text_of_the_letter(body):
    mail = parse(multipart(enclosed(w.winmail(CODEPAGE, body))))

    assert mail.text == mail.reply_text == WORDS
    assert [one.filename for one in mail.attachments] == ["winmail.dat"]


def test_files_within_come_out_and_the_original_stays():
    data = w.winmail(CODEPAGE, BODIES["plain"], FILES)
    mail = parse(multipart(enclosed(data)))

    assert [one.filename for one in mail.attachments] == ["winmail.dat", "a.txt", "a.txt"]
    assert [one.content for one in mail.attachments] == [data, b"eins", b"zwei"]


def test_files_have_their_long_names_and_their_content_by_property():
    listed = [
        w.prop(w.LONG_NAME, w.UNICODE, "Übersicht €.pdf".encode("utf-16-le") + b"\0\0"),
        w.prop(w.CONTENT, w.OBJECT, b"Inhalt"),
    ]
    described = w.written(w.RENDERING, b"") + w.properties(*listed, name=w.FILE_PROPERTIES)
    [_, file] = parse(multipart(enclosed(w.winmail(described)))).attachments

    assert (file.filename, file.content) == ("Übersicht €.pdf", b"Inhalt")
    assert file.content_type == "application/octet-stream"


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (WORDS, WORDS),
        (f"Hallo,\n\n{WORDS}", f"Hallo,\n\n{WORDS}"),
        ("Grüße aus", WORDS),
        ("Etwas anderes.", f"Etwas anderes.\n\n{WORDS}"),
    ],
)
def test_text_is_shown_once_and_never_lost(plain, text):
    data = w.winmail(CODEPAGE, BODIES["plain"])

    assert parse(multipart(f"{PLAIN}{plain}", enclosed(data))).text == text


def test_what_is_no_such_file_is_kept_as_it_is():
    mail = parse(multipart(f"{PLAIN}Hallo", enclosed(b"anything")))

    assert (mail.text, mail.defects) == ("Hallo", ("winmail-unreadable",))
    assert mail.attachments[0].content == b"anything"


def test_one_that_breaks_off_gives_what_it_has_and_says_so():
    data = w.winmail(CODEPAGE, BODIES["plain"], FILES)
    mail = parse(multipart(f"{PLAIN}Hallo", enclosed(data[:-10])))

    assert mail.defects == ("winmail-unreadable",)
    assert mail.attachments[0].content == data[:-10]


HUGE = b"\xff\xff\xff\xff"
LONG = b"\1\0\0\0\x1e\0\0\x10\1\0\0\0" + HUGE
HOSTILE = {
    "object longer than all": w.winmail(CODEPAGE)[:-6] + HUGE,
    "billions of properties": w.winmail(w.written(w.PROPERTIES, HUGE)),
    "billions of values": w.winmail(w.written(w.PROPERTIES, b"\1\0\0\0\2\x10\0\x10" + HUGE)),
    "values without a size": w.winmail(w.written(w.PROPERTIES, b"\1\0\0\0\1\x10\0\x10" + HUGE)),
    "value longer than all": w.winmail(
        w.written(w.PROPERTIES, b"\1\0\0\0\x1e\0\0\x10\1\0\0\0" + HUGE)
    ),
    "a million objects": w.winmail(w.written(0, b"") * 1_000_000),
    "ten thousand files": w.winmail(w.file(b"a\0", b"x") * 10_000),
    "content without a file": w.winmail(w.written(w.DATA, b"x")),
    "empty properties": w.winmail(w.written(w.PROPERTIES, b"")),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_lengths_that_lie_only_end_the_reading(data):
    found = read_winmail(w.winmail(BODIES["plain"]) + data[6:])

    assert found.text == WORDS
    assert len(found.files) <= 500


@given(st.binary(max_size=400), st.integers(0, 400))
def test_any_damage_is_survived(noise, at):
    data = w.winmail(CODEPAGE, *BODIES.values(), FILES)

    assert read_winmail(data[:6] + data[6 : at + 6] + noise + data[at + 6 + len(noise) :])


PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
    "0af32068656c090020627705b06c647d0a800fa0"
)


def test_packed_rich_text_is_unpacked():
    """The example of MS-OXRTFCP, 3.1.1."""
    expected = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"

    assert unpacked(PACKED) == expected
    assert rtf_to_text(expected) == "hello world"


def test_packed_rich_text_that_repeats_itself_is_unpacked():
    """3.1.2: what is being written is read at the same time."""
    packed = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")

    assert unpacked(packed) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@given(st.binary(max_size=200))
def test_no_rich_text_is_refused(data):
    assert isinstance(rtf_to_text(unpacked(PACKED[:16] + data) + data), str)


def test_a_letter_that_is_nothing_but_such_a_file_is_read():
    data = base64.encodebytes(w.winmail(CODEPAGE, BODIES["plain"]))
    raw = letter(data, Content_Type="application/ms-tnef", Content_Transfer_Encoding="base64")

    assert parse(raw).text == WORDS
