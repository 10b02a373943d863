"""Opening words that somebody else wrote, as our mail server says: staff see it at once."""

import pytest
from django.utils import timezone

from tests.mail.post import mail, receive
from tresen.house.models import Provider
from tresen.tickets.models import Ticket

MARK = "Der Absender der ersten Nachricht ist nicht bestätigt."
WARNING = "unser Mailserver sagt, dass es jemand anderes war"
FAILED = b"Authentication-Results: mx.tresen.example; dmarc=fail header.from=business.example\n"


@pytest.fixture
def doubted(house):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    trace = FAILED + b"Received: by mx.tresen.example\n"
    return receive(trace + mail("bashir@business.example", Subject="Rechnung")).ticket


@pytest.mark.parametrize("url", ["/desk/", "/desk/search/?q=rechnung"])
def test_lists_mark_it_for_eyes_and_ears(as_kim, doubted, url):
    page = as_kim.get(url).content.decode()

    assert MARK in page
    assert '<span aria-hidden="true">nicht bestätigt</span>' in page


def test_its_page_warns_before_anybody_assigns_the_claimed_customer(as_kim, doubted, page):
    shown = as_kim.get(page(doubted)).content.decode()

    assert WARNING in shown
    assert "Nordlicht" in shown
    assert page(doubted, "customer/") not in shown


def test_once_confirmed_it_is_a_ticket_like_any_other(as_kim, kim, doubted, page):
    Ticket.objects.get(pk=doubted.pk).admit(doubted.first_message, by=kim, at=timezone.now())

    assert MARK not in as_kim.get("/desk/").content.decode()
    assert WARNING not in as_kim.get(page(doubted)).content.decode()


def test_a_forged_reply_casts_no_doubt_on_the_opening(as_kim, doubted, shop_is_down):
    shop_is_down.messages.update(sender_check="forged")

    assert as_kim.get("/desk/").content.decode().count(MARK) == 1


def test_in_the_name_of_a_party_it_is_not_called_a_stranger_s(as_kim, doubted, page):
    shown = as_kim.get(page(doubted)).content.decode()

    assert "Nur Mitarbeitende können dies lesen." in shown
    assert "Nicht an diesem Ticket beteiligt" not in shown
