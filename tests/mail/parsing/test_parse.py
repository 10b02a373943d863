import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.promises import assert_storable
from tresen.mail.parsing import parse

from .letters import HTML, PLAIN, letter, multipart

CORPUS = [
    letter("Hallo,\n\nes brennt.\n-- \nErika\n\nAm 3.3.26 um 10:11 schrieb Kim:\n> Und?\n"),
    multipart(f"{PLAIN}Hallo", f"{HTML}<p>Hallo <b>Welt</b></p>", kind="alternative"),
    multipart(f"{PLAIN}Hallo", b"Content-Type: message/rfc822\n\n" + letter()),
    multipart(PLAIN, "Content-Type: message/delivery-status\n\n\nStatus: 5.1.1", kind="report"),
    letter("SGFsbG8=", Content_Type="text/html", Content_Transfer_Encoding="base64"),
    letter("a \nb", Content_Type="text/plain; format=flowed; charset=utf-7"),
    letter(
        From='"=?utf-8?b?w5w=?=, E." <a@b.de>',
        To="Team: (x) a@b.de;",
        Date="Tue, 3 Mar 2026 10:11:12 +0100",
        Content_Disposition="attachment; filename*0*=utf-8''%C3; filename*1*=%BC",
        Content_Type="image/png; name==?utf-8?q?=C3?=",
    ),
]
TOKENS = [
    *("<", ">", "=?utf-8?q?", "?=", '"', "\\", "(", ")", ":", ";", ",", "@", "\r", "\n", "\0"),
    *("--edge", "--edge--", "Content-Type: ", "From:", "multipart/mixed; boundary=edge", "*0*="),
    *("<blockquote type=cite>", "</pre>", "<!--", "&#", "ü", "\ufffe", "wrote:", "Von: "),
]


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_letter(raw):
    assert_storable(parse(raw))


@given(st.lists(st.sampled_from(TOKENS) | st.text(max_size=5), max_size=60))
def test_any_mixture_of_marks_is_a_letter(tokens):
    assert_storable(parse("".join(tokens).encode("utf-8", "surrogatepass")))


@given(st.sampled_from(CORPUS), st.data())
def test_any_damage_to_a_letter_is_survived(raw, data):
    at = data.draw(st.integers(0, len(raw)))
    lost = data.draw(st.integers(0, 20))
    new = data.draw(st.binary(max_size=10) | st.sampled_from(TOKENS).map(str.encode))

    assert_storable(parse(raw[:at] + new + raw[at + lost :]))


@given(st.sampled_from(["charset", "boundary", "name", "format"]), st.text(max_size=50))
def test_any_parameter_is_survived(name, value):
    header = f'Content-Type: multipart/mixed; {name}="{value}"'

    assert_storable(parse(header.encode("utf-8", "surrogatepass") + b"\n\nHallo"))


@given(st.binary(max_size=500))
def test_the_same_bytes_are_the_same_letter(raw):
    assert parse(raw) == parse(raw)


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=200))
def test_text_of_a_letter_is_never_lost(text):
    mail = parse(letter(text, Content_Type="text/plain; charset=utf-8"))

    assert mail.text == text
    assert mail.reply_text or not text.strip()


@pytest.mark.parametrize(
    "name", ["subject", "from_name", "from_email", "message_id", "in_reply_to"]
)
@pytest.mark.parametrize("sign", ["=0D=0A", "=0A", "=C2=85", "=E2=80=A8", "=00"])
def test_no_field_carries_a_line_break(name, sign):
    word = f"=?utf-8?q?a{sign}Bcc:_b?="
    raw = letter(Subject=word, From=f"{word} <a@b.de>", Message_ID=f"<{word}@x>", In_Reply_To=word)

    assert len((getattr(parse(raw), name) or "").splitlines()) <= 1


def test_headers_of_our_own_from_outside_change_nothing():
    raw = letter("Hallo", X_Tresen_Ticket="1", X_Tresen_Staff="yes")

    assert parse(raw) == parse(letter("Hallo"))
