"""Encryption, where the operator gave us a certificate."""

import ssl

import pytest

from tests.lib.certificates import make_pair, name_in
from tests.mail.post import STRANGER, SUPPORT, mail
from tresen.mail.models import IncomingMail


@pytest.fixture
def pair(tmp_path, settings):
    settings.TRESEN_SMTP_CERT, settings.TRESEN_SMTP_KEY = make_pair(tmp_path)
    return tmp_path


@pytest.fixture
def call(pair, ours, opened):
    return opened()


def encrypted(caller):
    """As mail servers do it: they take any certificate."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    caller.starttls(context=trusting)
    return name_in(caller.sock.getpeercert(binary_form=True))


def test_without_a_certificate_there_is_no_talk_of_it(caller):
    caller.ehlo()

    assert not caller.has_extn("starttls")
    assert caller.ask(b"STARTTLS") == [454]


def test_with_a_certificate_a_letter_comes_encrypted(call):
    caller = call()
    assert encrypted(caller) == "mx.tresen.example"
    caller.sendmail(STRANGER, [SUPPORT], mail(STRANGER))

    assert not caller.has_extn("starttls") and not caller.has_extn("auth")
    assert IncomingMail.objects.get().envelope_from == STRANGER


def test_what_was_said_before_does_not_count_any_more(call):
    caller = call()
    caller.ehlo()
    caller.mail(STRANGER)
    encrypted(caller)

    assert caller.ask(b"RCPT TO:<support@tresen.example>") == [503]


def test_what_was_said_too_early_is_not_heard_as_encrypted(call):
    caller = call()
    caller.ehlo()
    caller.send(b"STARTTLS\r\nNOOP injected\r\n")
    trusting = ssl._create_unverified_context()
    assert caller.getreply()[0] == 220
    caller.sock, caller.file = trusting.wrap_socket(caller.sock), None

    assert caller.ask(b"EHLO x") == [250]
    assert caller.ask(b"NOOP") == [250]


def test_a_renewed_certificate_is_shown_without_a_restart(call, pair):
    encrypted(call())
    make_pair(pair, "renewed.tresen.example")

    assert encrypted(call()) == "renewed.tresen.example"


def test_who_cannot_encrypt_hinders_nobody(call):
    caller = call()
    caller.ehlo()
    caller.docmd("STARTTLS")
    caller.send(b"this is no greeting of TLS\r\n" * 10)

    assert encrypted(call()) == "mx.tresen.example"


def test_lmtp_is_encrypted_too(call):
    caller = call()
    caller.ehlo_msg = "lhlo"
    encrypted(caller)
    caller.ehlo()
    caller.mail(STRANGER)

    assert caller.rcpt(SUPPORT)[0] == 250
