"""What a mail encloses without a name gets one that says what it is."""

import pytest

from tests.mail.parsing.letters import PLAIN, multipart
from tests.mail.post import receive
from tresen.house.models import Mailbox

ERIKA = "erika@ondemand.example"
KINDS = ["text/calendar", "message/rfc822", "image/png", "text/csv", "application/x-thing"]


def names_of(*kinds):
    parts = [f"Content-Type: {kind}\nContent-Disposition: attachment\n\nx" for kind in kinds]
    message = receive(multipart(f"{PLAIN}Hallo", *parts, From=ERIKA)).message
    return sorted(each.filename for each in message.attachments.all())


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Anhang.bin", "Bild.png", "Nachricht.eml", "Termin.ics", "Text.csv"]),
        ("en", ["Appointment.ics", "Attachment.bin", "Message.eml", "Picture.png", "Text.csv"]),
    ],
)
def test_they_are_named_in_the_language_of_the_mailbox(house, language, names):
    Mailbox.objects.update(language=language)

    assert names_of(*KINDS) == names


def test_the_second_of_a_kind_has_a_number(house):
    named = "image/png; name=bild.png"

    assert names_of("image/png", "image/png", named) == ["Bild 2.png", "Bild 3.png", "bild.png"]


def test_what_a_server_returns_of_a_letter_can_be_read(house):
    assert names_of("text/rfc822-headers") == ["Kopfzeilen.txt"]


def test_what_has_a_name_keeps_it(house):
    assert names_of("text/calendar; name=invite.ics") == ["invite.ics"]
