import pytest
from django.db import IntegrityError

from tresen.house.mailbox import NoMailbox
from tresen.house.models import Mailbox

pytestmark = pytest.mark.django_db

REACHED = {
    "support@tresen.example": "support@tresen.example",
    "Support@Tresen.Example ": "support@tresen.example",
    "support+abc234@tresen.example": "support@tresen.example",
    "notfall+a+b@tresen.example": "notfall@tresen.example",
}
NOT_OURS = ["support@elsewhere.example", "xsupport@tresen.example", "tresen.example", "", "@", "+@"]


@pytest.mark.parametrize(("address", "mailbox"), REACHED.items())
def test_a_letter_reaches_the_mailbox_with_or_without_a_token(house, address, mailbox):
    assert Mailbox.objects.at(address).address == mailbox


@pytest.mark.parametrize("address", NOT_OURS)
def test_other_addresses_reach_none_of_ours(house, address):
    assert Mailbox.objects.at(address) is None


def test_a_reply_address_leads_back_to_its_mailbox(house):
    mailbox = Mailbox.objects.main()

    assert mailbox.with_token("abc234") == "support+abc234@tresen.example"
    assert Mailbox.objects.at(mailbox.with_token("abc234")) == mailbox


def test_there_is_one_main_mailbox(house):
    with pytest.raises(IntegrityError, match="one_main_mailbox"):
        Mailbox.objects.create(address="zwei@tresen.example", is_main=True)


def test_a_house_without_mailboxes_has_no_main_one(db):
    assert Mailbox.objects.main() is None
    with pytest.raises(NoMailbox):
        Mailbox.objects.speaking()


def test_an_umlaut_domain_reaches_its_mailbox(house):
    kept = Mailbox.objects.create(address="hilfe@xn--mller-kva.example", name="Müller")

    assert Mailbox.objects.at("Hilfe@müller.example") == kept
