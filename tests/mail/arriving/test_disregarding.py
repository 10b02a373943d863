import pytest

from tests.cast import berlin
from tests.mail.post import mail, receive
from tresen.mail.arriving.disregarding import disregard
from tresen.mail.models import Disregard, IncomingMail

LATER = berlin("mon", "12:00")


@pytest.fixture
def parked(house):
    return receive(mail("", "Wer bin ich?"))


def test_what_needs_nothing_is_ignored_with_who_when_and_why(parked, kim):
    mail = disregard(parked, "Werbung", by=kim, at=LATER)

    assert (mail.state, mail.outcome, mail.reason) == ("ignored", "ignored", "by_hand")
    assert (mail.disregard.by, mail.disregard.at) == (kim, LATER)
    assert (mail.disregard.because, mail.disregard.parked_for) == ("Werbung", "no_sender")


def test_the_balance_stays_true(parked, kim):
    disregard(parked, "Werbung", by=kim, at=LATER)

    assert IncomingMail.objects.balance() == {"ignored": 1}


def test_the_first_who_decides_counts(parked, kim, ada):
    disregard(parked, "Werbung", by=kim, at=LATER)
    disregard(parked, "Doch nicht", by=ada, at=LATER)

    assert Disregard.objects.get().by == kim
    assert IncomingMail.objects.balance() == {"ignored": 1}


def test_what_was_filed_is_not_ignored_afterwards(house, kim):
    filed = receive(mail("erika@ondemand.example"))

    assert disregard(filed, "Werbung", by=kim, at=LATER).state == "filed"
    assert not Disregard.objects.exists()


def test_the_raw_mail_is_kept(parked, kim):
    mail = disregard(parked, "Werbung", by=kim, at=LATER)

    assert b"Wer bin ich?" in bytes(mail.blob.data)
