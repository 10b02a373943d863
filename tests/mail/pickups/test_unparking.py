"""What was parked and dealt with later leaves the folder of what is parked."""

import pytest
from django.utils import timezone

from tests.mail.pickups.mailboxes import numbered, visit
from tests.mail.post import mail
from tresen.mail.arriving.disregarding import disregard
from tresen.mail.arriving.filing import file_all, try_again
from tresen.mail.models import Fetched, IncomingMail

LATER = b"From: a@elsewhere.example\nSubject: Ohne Nummer\n\nHallo\n"


@pytest.fixture
def parked(confirmed):
    """parked(account, …): these mails, in the folder of what is parked."""

    def lying(account, *raws):
        account.deliver(*raws)
        pickup = confirmed(account)
        visit(pickup)
        IncomingMail.objects.update(state="parked")
        visit(pickup)
        return pickup

    return lying


@pytest.fixture
def file_again(ada):
    """file_again(…): Ada has these mails read once more."""

    def read(**which):
        for each in IncomingMail.objects.filter(**which):
            try_again(each, by=ada)

    return read


def test_what_staff_had_filed_goes_on(parked, account, file_again):
    pickup = parked(account, *numbered(1, 2))
    file_again(pk=IncomingMail.objects.earliest("pk").pk)
    visit(pickup)

    assert account.subjects("Filed") == {"Nummer 1": set()}
    assert account.subjects("Parked") == {"Nummer 2": set()}


def test_so_does_what_somebody_decided_needs_nothing(parked, account, ada):
    pickup = parked(account, *numbered(1))
    disregard(IncomingMail.objects.get(), "Werbung", by=ada, at=timezone.now())
    visit(pickup)

    assert account.subjects("Filed") == {"Nummer 1": set()}
    assert account.subjects("Parked") == {}


def test_a_mail_without_a_message_id_is_known_by_its_bytes(parked, account, file_again):
    pickup = parked(account, LATER, LATER.replace(b"Hallo", b"Servu"))
    file_again(pk=IncomingMail.objects.earliest("pk").pk)
    visit(pickup)

    assert Fetched.objects.exclude(parked_at=None).count() == 1
    assert len(account.subjects("Filed")) == 1


def test_one_of_the_same_message_id_and_other_words_stays(parked, account, file_again):
    same = {"Message_ID": "<same@elsewhere.example>"}
    one = mail("a@elsewhere.example", "Eins", Subject="Eins", **same)
    other = mail("a@elsewhere.example", "Zwei", Subject="Zwei", **same)
    pickup = parked(account, one, other)
    file_again(pk=IncomingMail.objects.latest("pk").pk)
    visit(pickup)

    assert account.subjects("Filed") == {"Zwei": set()}
    assert account.subjects("Parked") == {"Eins": set()}


def test_what_a_person_took_away_is_looked_for_once(parked, account, file_again):
    pickup = parked(account, *numbered(1))
    with account.opened() as box:
        box.folder.set("Parked")
        box.move(box.uids(), "INBOX")
    file_again()
    visit(pickup)

    assert not Fetched.objects.exclude(parked_at=None).exists()


def test_the_inbox_is_open_again_for_what_comes_next(parked, account, file_again):
    pickup = parked(account, *numbered(1))
    file_again()
    account.deliver(*numbered(2))
    visit(pickup)
    file_all()
    visit(pickup)

    assert account.subjects("Filed").keys() == {"Nummer 1", "Nummer 2"}


def test_a_server_of_the_old_kind_gets_a_copy_and_a_flag(parked, plain_account, file_again):
    pickup = parked(plain_account, *numbered(1))
    file_again()
    visit(pickup)
    visit(pickup)

    assert plain_account.subjects("Filed") == {"Nummer 1": set()}
    assert plain_account.subjects("Parked") == {"Nummer 1": {r"\Deleted"}}
