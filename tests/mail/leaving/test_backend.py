import pytest
from django.core.mail import EmailMessage

from tresen.house.models import Mailbox
from tresen.mail.leaving.backend import Postausgang
from tresen.mail.models import OutgoingMail

pytestmark = pytest.mark.django_db

LETTER = EmailMessage("Neues Passwort", "Hier ist der Link.", to=["chef@haus.example"])


def test_djangos_mails_leave_through_the_postausgang(house):
    assert Postausgang().send_messages([LETTER]) == 1

    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.subject) == ("chef@haus.example", "Neues Passwort")
    assert Mailbox.objects.main().address in letter.sender


def test_a_house_without_a_mailbox_writes_nothing_and_does_not_fail(db):
    assert Postausgang().send_messages([LETTER]) == 0
    assert not OutgoingMail.objects.exists()
