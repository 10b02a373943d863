"""Mails about accounts are letters like all others; only their links are kept from everybody."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cast import berlin
from tests.mail.sink import mail_server
from tresen.lib.when import in_full
from tresen.mail.leaving.envelope import as_message
from tresen.mail.leaving.posting import post_all
from tresen.mail.leaving.retrying import CannotGo, go_now
from tresen.mail.letters_on_accounts import invite, write_about_account
from tresen.mail.models import LetterText, OutgoingMail
from tresen.mail.wording.ours import Wording
from tresen.people.models import Login, Person

MON = berlin("mon")
RESET = "/account/password/reset/"
PASSWORD = "Sieben kleine Geißlein"
KEY = re.compile(rf"{RESET}key/\w+-\w+-\w+/")


@pytest.fixture
def nele(house):
    return Person.objects.meet("nele@ondemand.example", name="Nele Neu")


def the_letter(kind):
    return OutgoingMail.objects.get(kind=kind)


def test_an_invitation_brings_the_link_and_says_how_long_it_lasts(nele):
    invite(nele, "nele@ondemand.example", at=MON)

    letter = the_letter("invitation")
    assert letter.text.startswith("Guten Tag Nele Neu,\n")
    assert f"{settings.TRESEN_URL}{RESET}key/" in letter.text
    assert "bis Freitag, 6. März 2026, 10:00 Uhr (MEZ)." in letter.text
    assert "Mit der Mailadresse nele@ondemand.example melden Sie sich hier an:" in letter.text


def test_who_has_a_password_is_invited_without_one_more_key(bashir):
    bashir.login.set_password(PASSWORD)
    bashir.login.save()
    invite(bashir, "bashir@business.example", at=MON)

    letter = the_letter("invitation")
    assert "/key/" not in letter.text
    assert "Ihr bisheriges Passwort gilt weiter." in letter.text
    assert f"{settings.TRESEN_URL}/account/login/" in letter.text


def test_it_goes_to_the_address_of_the_sign_in(nele):
    Login.objects.admit(nele, email="zweite@ondemand.example")
    write_about_account(nele, "password", at=MON)

    assert the_letter("password").to == "zweite@ondemand.example"


def test_it_looks_like_our_letters_and_says_that_no_person_wrote_it(nele):
    invite(nele, "nele@ondemand.example", at=MON)
    letter = the_letter("invitation")
    sealed = as_message(letter)

    link = f"{settings.TRESEN_URL}{RESET}key/"
    assert f'<a href="{link}' in letter.html
    assert "ref-" not in letter.html + letter.text
    assert sealed["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in sealed.iter_parts()] == ["text/plain", "text/html"]


def test_it_follows_the_text_of_the_house(nele, ada):
    own = Wording("Herein!", "{password_link}\n{valid_until}\n{address}\n{sign_in_page}")
    LetterText.objects.write("invitation", "de", own, after=0, by=ada, at=MON)
    invite(nele, "nele@ondemand.example", at=MON)

    assert the_letter("invitation").subject == "Herein!"


@pytest.fixture
def sent(nele, settings):
    """Nele's invitation has left."""
    invite(nele, "nele@ondemand.example", at=timezone.now())
    with mail_server() as (sink, settings.SMTP_URL):
        OutgoingMail.objects.update(state="queued")
        post_all()
    settings.SMTP_URL = "smtp://mail.example"
    return sink.mails[0].get_body().get_content()


def test_once_it_has_left_nobody_here_has_its_key(sent):
    letter = the_letter("invitation")

    assert KEY.search(sent)
    assert letter.state == "sent"
    assert not KEY.search(letter.text + letter.html)


def test_it_goes_again_with_a_key_that_works_and_lasts(sent, kim, client):
    later = timezone.now() + timedelta(days=2)
    go_now(the_letter("invitation"), by=kim, at=later)
    letter = the_letter("invitation")

    path = KEY.search(letter.text).group()
    assert client.get(path, follow=True).redirect_chain
    assert in_full(later + timedelta(days=4), "Europe/Berlin") in letter.text


def test_whoever_has_a_password_meanwhile_gets_no_key_by_it(sent, nele, kim):
    nele.login.set_password(PASSWORD)
    nele.login.save()
    go_now(the_letter("invitation"), by=kim, at=timezone.now())

    assert not KEY.search(the_letter("invitation").text)


def test_it_does_not_go_again_to_whoever_was_shut_out(sent, nele, kim):
    nele.shut_out(at=timezone.now())

    with pytest.raises(CannotGo, match="no_key"):
        go_now(the_letter("invitation"), by=kim, at=timezone.now())
