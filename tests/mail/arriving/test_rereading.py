import pytest

from tests.cast import berlin
from tests.mail.post import mail, receive
from tests.scenes import scene
from tresen.mail.arriving.rereading import ask_for_all, read_again
from tresen.mail.models import IncomingMail
from tresen.mail.tasks import file_mail

LATER = berlin("mon", "12:00")


@pytest.fixture
@scene
def unreadable(house):
    """Two mails that an older parser did not understand, and one without a sender."""
    for text in ("Eins", "Zwei"):
        received = receive(mail("erika@ondemand.example", text))
        received.ticket = received.message = None
        received.state, received.reason, received.content_hash = "parked", "not_understood", ""
        received.save()
    receive(mail("", "Wer bin ich?"))


def test_all_of_a_reason_are_read_again(unreadable, kim):
    assert ask_for_all("not_understood", by=kim, at=LATER) == 2
    read_again()

    assert IncomingMail.objects.filter(state="filed").count() == 2
    assert IncomingMail.objects.parked().get().reason == "no_sender"


def test_the_worker_that_files_reads_them_too(unreadable, kim):
    ask_for_all("not_understood", by=kim, at=LATER)
    file_mail()

    assert IncomingMail.objects.parked().count() == 1


def test_what_is_still_not_understood_is_read_once(unreadable, kim):
    ask_for_all("no_sender", by=kim, at=LATER)
    read_again()

    parked = IncomingMail.objects.parked().get(reason="no_sender")
    assert parked.again_at is None


def test_who_asks_twice_asks_once(unreadable, kim):
    ask_for_all("not_understood", by=kim, at=LATER)

    assert ask_for_all("not_understood", by=kim, at=LATER) == 0


def test_until_then_they_count_as_parked(unreadable, kim):
    ask_for_all("not_understood", by=kim, at=LATER)

    assert IncomingMail.objects.balance()["parked"] == 3
