import pytest

from tresen.mail.parsing import parse
from tresen.mail.parsing.message_ids import read_message_id, read_message_ids

from .letters import letter


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<a@b>", "<a@b>"),
        ("  <a@b>  ", "<a@b>"),
        ("a@b", "<a@b>"),
        ("no-at", "<no-at>"),
        ("<[d00f]@exchange>", "<[d00f]@exchange>"),
        ("<long\n id@b>", "<longid@b>"),
        ("", None),
        ("<>", None),
    ],
)
def test_message_id_is_read(header, expected):
    assert read_message_id(header) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<a@b> <c@d>", ["<a@b>", "<c@d>"]),
        ("<a@b><c@d>", ["<a@b>", "<c@d>"]),
        ("<a@b> <c@d> <a@b>", ["<a@b>", "<c@d>"]),
        ("Your letter of Tuesday <a@b>", ["<a@b>"]),
        ("a@b c@d", ["<a@b>", "<c@d>"]),
        ("", []),
    ],
)
def test_references_are_read(header, expected):
    assert read_message_ids(header) == expected


def test_of_far_too_many_references_the_newest_count():
    ids = read_message_ids("".join(f"<{number}@x>" for number in range(2000)))

    assert len(ids) == 500
    assert ids[-1] == "<1999@x>"


def test_thread_of_a_reply_is_read():
    mail = parse(letter(In_Reply_To="<b@x>", References="<a@x>\n <b@x>", Message_ID="<c@x>"))

    assert (mail.message_id, mail.in_reply_to) == ("<c@x>", "<b@x>")
    assert mail.references == ("<a@x>", "<b@x>")
