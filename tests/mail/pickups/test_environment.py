import pytest
from django.utils import timezone

from tresen.house.models import Mailbox
from tresen.mail.models import Pickup
from tresen.mail.pickups.environment import adopt

NOW = timezone.now()
URL = "imaps://support%40tresen.example:ge%2Fheim@mail.example/INBOX"


def the_one():
    (pickup,) = Pickup.objects.kept()
    return pickup


def test_the_account_of_the_environment_is_confirmed_and_feeds_the_main_mailbox(house):
    assert adopt(URL, at=NOW)

    pickup = the_one()
    assert (pickup.username, pickup.say_secret()) == ("support@tresen.example", "ge/heim")
    assert (pickup.host, pickup.port, pickup.security) == ("mail.example", 993, "tls")
    assert (pickup.mailbox, pickup.takes_old) == (Mailbox.objects.main(), True)
    assert pickup in Pickup.objects.live()


@pytest.mark.parametrize(
    ("url", "security", "port"),
    [
        ("imap://a:b@mail.example", "none", 143),
        ("imap+tls://a:b@mail.example", "starttls", 143),
        ("imap+tls://a:b@mail.example:1143", "starttls", 1143),
    ],
)
def test_the_scheme_says_how_the_line_is_secured(house, url, security, port):
    adopt(url, at=NOW)

    assert (the_one().security, the_one().port) == (security, port)


def test_a_new_password_changes_the_account_and_a_second_start_nothing(house):
    adopt(URL, at=NOW)
    first = the_one()
    adopt(URL.replace("ge%2Fheim", "neu"), at=NOW)
    adopt(URL.replace("ge%2Fheim", "neu"), at=NOW)

    assert (the_one().pk, the_one().say_secret()) == (first.pk, "neu")


def test_what_lies_there_is_left_alone_if_the_address_says_so(house):
    adopt(f"{URL}?old=no", at=NOW)

    assert not the_one().takes_old


@pytest.mark.parametrize("url", ["", URL.replace("support", "info")])
def test_an_account_gone_from_the_environment_has_ended(house, url):
    adopt(URL, at=NOW)
    first = the_one()
    adopt(url, at=NOW)

    assert Pickup.objects.get(pk=first.pk).ended_at == NOW


def test_an_account_that_somebody_connected_is_taken_over(house):
    known = {"host": "mail.example", "username": "support@tresen.example"}
    Pickup.objects.create(mailbox=Mailbox.objects.main(), **known)
    adopt(URL, at=NOW)

    assert the_one().from_environment
    assert the_one() in Pickup.objects.live()


def test_before_the_house_is_founded_it_waits(db):
    assert not adopt(URL, at=NOW)
