"""However many mails a ticket has, its pages ask the database as often."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import berlin
from tests.mail.post import mail, take
from tresen.files.models import Attachment
from tresen.tickets.said import Said

DOORS = {"/desk/tickets/{}/": "kim@tresen.example", "/tickets/{}/": "erika@ondemand.example"}


@pytest.fixture
def mails_come(mailbox_is_full, erika):
    """mails_come(9): as many mails of Erika's, each with a file and a picture in its text."""

    def mails_come(number):
        for count in range(number):
            logo = Attachment.keep("logo.png", b"x", content_type="image/png", content_id="logo")
            file = Attachment.keep("log.txt", b"full")
            html, full = '<img src="cid:logo">', '<img src="https://a.example">'
            said = Said("Hallo", "mail", "", html, full, (logo, file))
            message = mailbox_is_full.reply(said, by=erika, at=berlin("tue"))
            came = take(mail("erika@ondemand.example", Subject=f"{message.pk}"))
            came.message, came.findings = message, {"cc": ["anna@ondemand.example"]}
            came.state, came.content_hash = "filed", f"{count}{message.pk}"
            came.save()

    return mails_come


@pytest.mark.parametrize("door", DOORS)
def test_many_mails_cost_as_much_as_one(client, person, mailbox_is_full, mails_come, door):
    client.force_login(person(DOORS[door]).login)
    path = door.format(mailbox_is_full.shown_id)
    mails_come(1)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    mails_come(4)

    with CaptureQueriesContext(connection) as many:
        assert client.get(path).content.decode().count("<mail-sheet>") == 5
    assert len(many) == len(few)


def test_who_is_not_let_in_yet_is_shown_by_their_address(as_kim, mailbox_is_full, otto):
    said = Said("Ich auch!", origin="mail")
    message = mailbox_is_full.file_third_party(said, by=otto, at=berlin("tue"))
    came = take(mail("karl@agentur.example"))
    came.message, came.state, came.from_email = message, "filed", "karl@agentur.example"
    came.save()

    page = as_kim.get(f"/desk/tickets/{mailbox_is_full.shown_id}/").content.decode()
    assert "· karl@agentur.example ·" in page
    assert "<dt>Absender</dt><dd>karl@agentur.example</dd>" in page
