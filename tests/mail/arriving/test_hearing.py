"""Whether a message on a ticket is known to come from whom it names."""

import pytest

from tests.mail.post import mail, receive, take
from tresen.house.models import Provider
from tresen.mail.arriving.filing import file_all
from tresen.tickets.models import Message

BASHIR = "bashir@business.example"
PASSED = "mx.tresen.example; dkim=pass header.d=business.example"
FAILED = "mx.tresen.example; dmarc=fail header.from=business.example"


@pytest.fixture
def trusting(house):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])


def checked(result, sender=BASHIR, **headers):
    """A mail as our own server hands it on, with what it found out on top."""
    trace = f"Authentication-Results: {result}\nReceived: by mx.tresen.example\n"
    return trace.encode() + mail(sender, **headers)


def is_verified(result, **headers):
    return receive(checked(result, **headers)).message.is_verified


def test_a_sender_is_verified_by_a_server_that_we_trust(trusting):
    assert is_verified(PASSED)


@pytest.mark.parametrize("result", [FAILED, "mx.tresen.example; none", f"evil.{PASSED}", ""])
def test_without_its_word_the_sender_stays_unverified(trusting, result):
    assert not is_verified(result)


def test_a_house_that_trusts_nobody_verifies_nobody(house):
    assert not is_verified(PASSED)


def test_what_the_sender_writes_below_our_word_is_not_read(trusting):
    assert not is_verified("mx.tresen.example; none", Authentication_Results=PASSED)


def test_a_verified_reply_says_so(trusting, printer):
    answer = printer.letters.first().rfc_message_id
    reply = receive(checked(PASSED, In_Reply_To=answer, Subject="Re: Drucker"))

    assert (reply.ticket, reply.message.is_verified) == (printer, True)
    assert not printer.first_message.is_verified


def test_a_batch_asks_once_whom_we_trust(trusting, django_assert_max_num_queries):
    for number in range(3):
        take(checked(PASSED, Subject=f"Nummer {number}"))
    with django_assert_max_num_queries(1000) as queries:
        file_all()

    asked = [query for query in queries if 'FROM "house_provider"' in query["sql"]]
    assert Message.objects.filter(sender_check="verified").count() == 3
    assert len(asked) == 1


def test_staff_read_that_a_sender_is_verified(trusting, as_kim):
    known = receive(checked(PASSED)).ticket

    assert "· verifiziert" in as_kim.get(f"/desk/tickets/{known.shown_id}/").content.decode()


def test_customers_do_not_read_it(trusting, as_bashir):
    known = receive(checked(PASSED)).ticket
    page = as_bashir.get(f"/tickets/{known.shown_id}/", follow=True)

    assert known.subject in page.content.decode()
    assert "verifiziert" not in page.content.decode()


def test_who_is_not_verified_is_not_called_so(trusting, as_kim):
    unknown = receive(checked("mx.tresen.example; none")).ticket

    assert "verifiziert" not in as_kim.get(f"/desk/tickets/{unknown.shown_id}/").content.decode()


def test_a_quoted_link_that_decides_is_left_out(trusting):
    quoted = "Ja.\n\n> Zustimmen: https://tresen.example/decisions/kX9_sd-fGh2JkLmN/\n"
    message = receive(mail(BASHIR, quoted)).message

    assert "kX9_sd" not in message.text + message.full_text + message.html
    assert "/decisions/••••/" in message.text + message.full_text


def test_a_link_that_decides_is_left_out_of_a_letter_that_was_enclosed(trusting):
    ours = "Subject: Ihr Ticket\n\nZustimmen: https://tresen.example/decisions/kX9_sd-fGh2JkLmN/\n"
    enclosed = f"--e\n\nSiehe unten.\n--e\nContent-Type: message/rfc822\n\n{ours}\n--e--"
    raw = mail(BASHIR, enclosed, Content_Type="multipart/mixed; boundary=e")
    kept = bytes(receive(raw).message.attachments.get().blob.data).decode()

    assert "kX9_sd" not in kept
    assert "/decisions/••••/" in kept
