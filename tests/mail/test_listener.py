"""The listener on the loopback, spoken to as any mail server would."""

import smtplib
from contextlib import contextmanager

import pytest
from django.db import connection

from tests.mail.post import STRANGER, SUPPORT, mail
from tests.mail.sink import free_port
from tresen.house.models import Mailbox
from tresen.mail.listener import listen
from tresen.mail.listening.limits import Limits
from tresen.mail.models import IncomingMail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def door():
    listener = listen("127.0.0.1", free_port(), limits=Limits(size=1024 * 1024))
    yield listener
    listener.stop()


@pytest.fixture
def caller(door):
    Mailbox.objects.create(address=SUPPORT, name="Tresen", is_main=True)
    with smtplib.SMTP("127.0.0.1", door.port, timeout=10) as server:
        yield server


@contextmanager
def broken(table):
    """What a database in trouble is like: the table is not there."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO lost")
        yield
        cursor.execute(f"ALTER TABLE lost RENAME TO {table}")


def test_what_is_acknowledged_is_stored_as_it_came(caller):
    raw = mail(STRANGER, ".ein Punkt\n..zwei\n" + "x" * 5000).replace(b"\n", b"\r\n")
    caller.sendmail(STRANGER, [SUPPORT], raw)

    kept = IncomingMail.objects.get()
    assert bytes(kept.blob.data) == raw
    assert (kept.state, kept.source, kept.envelope_from) == ("received", "smtp", STRANGER)
    assert (kept.envelope_to, kept.peer) == ([SUPPORT], "127.0.0.1")


OTHERS = ["victim@elsewhere.example", "supporter@tresen.example", "support@elsewhere.example"]
OURS = ["SUPPORT@Tresen.EXAMPLE", "support+abc@tresen.example"]


def test_our_addresses_are_known_in_any_spelling_and_others_are_refused(caller):
    caller.ehlo_or_helo_if_needed()
    caller.mail(STRANGER)

    assert {reader: caller.rcpt(reader)[0] for reader in OTHERS} == dict.fromkeys(OTHERS, 550)
    assert {reader: caller.rcpt(reader)[0] for reader in OURS} == dict.fromkeys(OURS, 250)


def test_what_cannot_be_stored_is_not_acknowledged(caller):
    with broken("mail_incomingmail"), pytest.raises(smtplib.SMTPDataError) as refusal:
        caller.sendmail(STRANGER, [SUPPORT], mail(STRANGER))

    assert refusal.value.smtp_code == 451
    assert b"mail_incomingmail" not in refusal.value.smtp_error


def test_after_such_a_failure_the_next_try_is_taken(caller):
    with broken("mail_incomingmail"), pytest.raises(smtplib.SMTPDataError):
        caller.sendmail(STRANGER, [SUPPORT], mail(STRANGER))
    caller.sendmail(STRANGER, [SUPPORT], mail(STRANGER))

    assert IncomingMail.objects.count() == 1


def test_a_database_in_trouble_refuses_no_reader_for_good(caller):
    caller.ehlo_or_helo_if_needed()
    caller.mail(STRANGER)
    with broken("house_mailbox"):
        code, _ = caller.rcpt(SUPPORT)

    assert code == 451


def test_a_report_without_a_sender_is_taken(caller):
    caller.sendmail("", [SUPPORT], mail("MAILER-DAEMON@mx.example"))

    assert IncomingMail.objects.get().has_null_sender


def test_one_mail_to_two_of_our_addresses_is_one_receipt(caller):
    Mailbox.objects.create(address="notfall@tresen.example", name="Notfall")
    caller.sendmail(STRANGER, ["notfall@tresen.example", SUPPORT], mail(STRANGER))

    kept = IncomingMail.objects.get()
    assert kept.envelope_to == ["notfall@tresen.example", SUPPORT]
    assert kept.mailbox.address == "notfall@tresen.example"


@pytest.fixture
def postfix(door):
    """Speaks LMTP, and has greeted."""
    Mailbox.objects.create(address=SUPPORT, name="Tresen", is_main=True)
    Mailbox.objects.create(address="notfall@tresen.example", name="Notfall")
    with smtplib.LMTP("127.0.0.1", door.port, timeout=10) as server:
        server.ehlo()
        yield server


def hand_over(server, raw, *readers):
    """All that is said after the text: a line for each reader that was taken."""
    server.mail(STRANGER)
    taken = [reader for reader in readers if server.rcpt(reader)[0] == 250]
    first, _ = server.data(raw)
    return [first, *(server.getreply()[0] for _ in taken[1:])]


READERS = [SUPPORT, "victim@elsewhere.example", "notfall@tresen.example"]


def test_lmtp_says_of_each_reader_that_the_mail_is_stored(postfix):
    replies = hand_over(postfix, mail(STRANGER), *READERS)

    kept = IncomingMail.objects.get()
    assert replies == [250, 250]
    assert (kept.source, kept.envelope_to) == ("lmtp", [SUPPORT, "notfall@tresen.example"])
    assert postfix.noop() == (250, b"2.0.0 OK")


def test_lmtp_says_of_each_reader_that_the_mail_must_come_again(postfix):
    with broken("mail_incomingmail"):
        replies = hand_over(postfix, mail(STRANGER), *READERS)

    assert replies == [451, 451]
    assert hand_over(postfix, mail(STRANGER), SUPPORT) == [250]


def test_lmtp_says_of_each_reader_that_the_text_is_too_long(postfix):
    assert hand_over(postfix, b"x" * 2**21, *READERS) == [552, 552]
    assert hand_over(postfix, mail(STRANGER), SUPPORT) == [250]


def test_lmtp_without_a_reader_that_we_know_takes_no_text(postfix):
    postfix.mail(STRANGER)
    postfix.rcpt("victim@elsewhere.example")

    assert postfix.docmd("DATA")[0] == 503


def test_who_greets_anew_as_a_mail_server_speaks_smtp_again(postfix):
    postfix.docmd("EHLO", "mx.example")
    postfix.mail(STRANGER)
    postfix.rcpt(SUPPORT)
    postfix.rcpt("notfall@tresen.example")
    postfix.data(mail(STRANGER))

    assert postfix.noop() == (250, b"2.0.0 OK")
    assert IncomingMail.objects.get().source == "smtp"
