"""The sign-in writes letters of ours, and no other mail at all."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.mail.forgotten import ask_for_password
from tresen.house.models import Mailbox
from tresen.mail.doorkeeper import WritingDoorkeeper
from tresen.mail.models import OutgoingMail

BASHIR = "bashir@business.example"
RESET = "/account/password/reset/"
THEIRS = Path(allauth.__file__).parent.joinpath("templates/account/email")


@pytest.fixture(autouse=True)
def without_earlier_attempts():
    cache.clear()


def test_whoever_chose_a_password_is_told(client, bashir):
    ask_for_password(client, BASHIR)
    path = (
        OutgoingMail.objects.get(kind="password").text.partition(settings.TRESEN_URL)[2].split()[0]
    )
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "Sieben kleine Geißlein"})

    letter = OutgoingMail.objects.get(kind="new_password")
    assert (letter.person, letter.to) == (bashir, "bashir@business.example")
    assert "Waren Sie es nicht" in letter.text
    assert f"{settings.TRESEN_URL}{RESET}\n" in letter.text


@pytest.mark.parametrize("template", sorted(THEIRS.glob("*_subject.txt")), ids=lambda it: it.stem)
def test_nothing_of_theirs_is_ever_sent(rf, house, template):
    name = f"account/email/{template.stem.removesuffix('_subject')}"
    WritingDoorkeeper(rf.get("/")).send_mail(name, "bashir@business.example", {})

    assert mail.outbox == []
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("name", ["email_changed", "email_deleted", "email_confirm"])
def test_nobody_is_told_what_cannot_happen_here(rf, bashir, name):
    door = WritingDoorkeeper(rf.get("/"))
    door.send_notification_mail(f"account/email/{name}", bashir.login)

    assert not OutgoingMail.objects.exists()


def test_a_house_without_a_mailbox_writes_nothing_and_tells_nobody(client, bashir):
    Mailbox.objects.all().delete()
    answer = ask_for_password(client, BASHIR)

    assert answer.url == f"{RESET}done/"
    assert not OutgoingMail.objects.exists()


def test_a_stranger_does_not_bury_anybody_in_links(client, bashir):
    said = [ask_for_password(client, BASHIR) for _time in range(4)]

    assert [answer.status_code for answer in said] == [302, 302, 302, 429]
    assert "Das war zu oft" in said[-1].content.decode()
    assert OutgoingMail.objects.count() == 3


@pytest.mark.parametrize("email", [BASHIR, "niemand@business.example", "x@münchen.example"])
def test_who_asks_waits_as_long_whether_we_know_the_address_or_not(client, bashir, email):
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(RESET, {"email": email})

    written = [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE"))]
    assert (answer.url, written) == (f"{RESET}done/", [])
    assert ProcrastinateJob.objects.get().args == {"email": email}
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("email", ["niemand@business.example", "x@xn--a.example"])
def test_an_address_that_opens_nothing_gets_nothing(client, bashir, email):
    assert ask_for_password(client, email).url == f"{RESET}done/"
    assert not OutgoingMail.objects.exists()


def test_who_was_shut_out_gets_no_link(client, bashir):
    bashir.login.is_active = False
    bashir.login.save()
    ask_for_password(client, BASHIR)

    assert not OutgoingMail.objects.exists()
