import uuid
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tresen.files.models import Attachment
from tresen.lib.address import display
from tresen.mail import identity
from tresen.mail.leaving.envelope import as_message
from tresen.mail.models import OutgoingMail
from tresen.mail.parsing import parse
from tresen.tickets.said import Said

# What could end a header and begin another one, in any program on the way.
BREAKS = ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\0"]
HEADERS = [
    "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Reply-To", "Subject", "To",
]  # fmt: skip


def draft(**fields):
    """A letter that stands in no database."""
    plain = {
        "to": "bashir@business.example",
        "sender": "Tresen Hosting <support@tresen.example>",
        "reply_to": "Tresen Hosting <support+abc@tresen.example>",
        "subject": "Re: Drucker",
        "text": "Bitte den Stecker ziehen.\n",
        "html": "<p>Bitte den Stecker ziehen.</p>",
        "rfc_message_id": "<a@tresen.example>",
        "created_at": datetime(2026, 3, 2, tzinfo=UTC),
        "automatic": False,
    }
    return OutgoingMail(**{**plain, **fields})


def as_read(letter):
    return message_from_bytes(as_message(letter).as_bytes(), policy=policy.default)


def test_a_letter_says_the_same_as_text_and_as_html():
    text, html = as_read(draft(text="Grüße", html="<p>Grüße</p>")).iter_parts()

    assert (text.get_content_type(), text.get_content().strip()) == ("text/plain", "Grüße")
    assert (html.get_content_type(), html.get_content().strip()) == ("text/html", "<p>Grüße</p>")


@pytest.mark.parametrize("broken", BREAKS)
def test_neither_subject_nor_name_smuggles_a_header(broken):
    evil = f"Eins{broken}Bcc: victim@elsewhere.example{broken}{broken}Zwei"
    named = display(evil, "support@tresen.example")
    raw = as_message(draft(subject=evil, sender=named, reply_to=named)).as_bytes()

    assert sorted(message_from_bytes(raw).keys()) == HEADERS
    assert b"\nBcc" not in raw
    assert "Bcc: victim" in as_read(draft(subject=evil))["Subject"]


@given(st.text(max_size=200))
def test_no_subject_does(subject):
    assert sorted(as_read(draft(subject=f"Re: {subject}")).keys()) == HEADERS


def test_message_ids_longer_than_a_line_stay_readable():
    ours = identity_of_length(64)
    fields = {"rfc_message_id": ours, "in_reply_to": ours, "references": f"<a@b.example> {ours}"}
    message = as_message(draft(**fields)).as_bytes()

    assert f"Message-ID: {ours}\r\n".encode() in message
    assert f"In-Reply-To: {ours}\r\n".encode() in message
    assert f"References: <a@b.example>\r\n {ours}\r\n".encode() in message


def identity_of_length(length):
    return f"<{'a' * length}@tresen.example>"


def test_a_foreign_message_id_that_no_header_can_carry_is_left_out():
    message = as_read(draft(references="<ä@b.example> <c@d.example>"))

    assert message["References"] == "<c@d.example>"


@given(st.lists(st.sampled_from(["Umlauten äöü", "ß", "Betreff", "😀", "[4821-9375]"]), min_size=1))
def test_a_subject_of_any_length_keeps_its_spaces(words):
    subject = " ".join(words)

    assert as_read(draft(subject=subject))["Subject"] == subject


@given(st.lists(st.sampled_from(["Müller", "ß", "&", "Söhne", "Beratung", "GmbH"]), min_size=1))
def test_a_name_of_any_length_keeps_its_spaces(words):
    name = " ".join(words)[:120].strip()
    letter = as_message(draft(sender=f"{name} <support@tresen.example>"))

    # The library reads a name of several encoded words wrongly, too.
    assert parse(letter.as_bytes()).from_name == name


def test_no_line_is_longer_than_mail_allows():
    letter = draft(subject="ü" * 600, text="x" * 3000, html="y" * 3000)

    assert max(map(len, as_message(letter).as_bytes().split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "opened", "automatic": True, "in_reply_to": "<a@b.example>"}, "auto-replied"),
        ({"kind": "opened", "automatic": True}, "auto-generated"),
        ({"kind": "reminder", "automatic": True, "in_reply_to": "<a@b.c>"}, "auto-generated"),
        ({"kind": "answer", "automatic": False, "in_reply_to": "<a@b.example>"}, None),
    ],
)
def test_only_automatic_letters_say_that_they_are(fields, says):
    message = as_read(draft(**fields))

    assert message["Auto-Submitted"] == says
    assert message["X-Auto-Response-Suppress"] == ("All" if says else None)
    assert "List-Unsubscribe" not in message


@pytest.mark.parametrize(
    ("content_type", "sent_as"),
    [
        ("image/png", "image/png"),
        ("text/plain", "text/plain"),
        ("message/rfc822", "application/octet-stream"),
        ("multipart/mixed", "application/octet-stream"),
        ("text/plain\r\nBcc: a@b.example", "application/octet-stream"),
        ("nonsense", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_what_is_enclosed_arrives_byte_for_byte(printer, kim, content_type, sent_as):
    data = bytes(range(256)) * 20 + b"\r\n.\r\n\n.\n"
    enclosed = Attachment.keep("Über\nsicht.bin", data, content_type=content_type)
    said = Said("Anbei.", attachments=(enclosed,))
    message = printer.answer(said, by=kim, at=printer.opened_at)
    part = list(as_read(message.letters.get()).iter_attachments())[-1]

    assert part.get_content_type() == sent_as
    assert part.get_payload(decode=True) == data
    assert part.get_filename() == enclosed.filename


def test_a_letter_made_twice_has_one_message_id(letter):
    again = OutgoingMail.objects.get(pk=letter.pk)

    assert as_message(letter)["Message-ID"] == as_message(again)["Message-ID"]


def test_the_message_id_names_the_ticket_and_the_letter(letter):
    found = identity.letter_in_message_id(as_read(letter)["Message-ID"])

    assert found == (letter.ticket_id, uuid.UUID(str(letter.key)))
