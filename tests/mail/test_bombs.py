"""Mails made to bring a mail system down: each is filed, and what cannot be read is enclosed."""

import pytest

from tests.mail.post import STRANGER, SUPPORT, mail, receive, take
from tresen.mail.arriving.filing import file_all
from tresen.mail.models import IncomingMail
from tresen.mail.reading import Limits
from tresen.mail.reading.room import ROOM

NESTED = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"


def head(kind="text/plain", more=""):
    about = f"From: {STRANGER}\nTo: {SUPPORT}\nSubject: Bombe\n{more}Content-Type: {kind}\n\n"
    return about.encode()


BOMBS = {
    "a thousand nested multiparts": head("multipart/mixed; boundary=b")
    + b"--b\n"
    + b"".join(NESTED % (number, number) for number in range(1000)),
    "a thousand nested letters": head("message/rfc822")
    + b"Content-Type: message/rfc822\n\n" * 1000,
    "a million empty parts": head("multipart/mixed; boundary=b") + b"--b\n\n" * 1_000_000,
    "deep elements": head("text/html") + b"<div>" * 200_000 + b"Tief.",
    "a hundred thousand blank lines": head() + b"\n" * 100_000 + b"Ende.",
    "a header of ten megabytes": head(more=f"X: {'y' * 10_000_000}\n") + b"Hallo.",
    "noise in UTF-32": head("text/plain; charset=utf-32") + bytes(range(256)) * 4000,
    "fifty thousand headers": head(more="X: y\n" * 50_000) + b"Hallo.",
    "a hundred thousand recipients": head(more=f"Cc: {', '.join(['a@b.example'] * 100_000)}\n"),
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_filed_and_so_is_the_next_mail(house, raw):
    bomb, next_one = receive(raw), receive(mail(STRANGER))

    assert (bomb.state, bomb.subject) == ("filed", "Bombe")
    assert next_one.state == "filed"


@pytest.fixture
def hurried():
    """Readers that get as little as a reader can live on."""
    ROOM.close()
    given, ROOM.limits = ROOM.limits, Limits(memory=48_000_000)
    yield
    ROOM.close()
    ROOM.limits = given


LONG = mail(STRANGER, "Eine Zeile.\n" * 200_000, Message_ID="<lang@elsewhere.example>")


def test_what_takes_too_much_is_filed_by_its_head_with_the_mail_enclosed(house, hurried):
    filed = receive(LONG)
    [enclosed] = filed.message.attachments.all()

    assert (filed.outcome, filed.ticket.subject) == ("opened", "Drucker brennt")
    assert (filed.rfc_message_id, filed.error) == ("<lang@elsewhere.example>", "memory")
    assert (filed.findings["unreadable"], filed.findings["defects"]) == ("memory", ["unreadable"])
    assert (enclosed.filename, bytes(enclosed.blob.data)) == ("Drucker brennt.eml", LONG)


def test_all_others_of_its_batch_are_filed_whole(house, hurried):
    for raw in [mail(STRANGER, "vorher"), LONG, mail(STRANGER, "nachher")]:
        take(raw)
    file_all()

    assert IncomingMail.objects.balance() == {"filed": 3}
    assert IncomingMail.objects.filter(error="").count() == 2


def test_it_comes_twice_and_is_filed_once(house, hurried):
    receive(b"Received: by a.example\n" + LONG)

    assert receive(b"Received: by b.example\n" + LONG).reason == "came_twice"


def test_where_not_even_its_head_can_be_read_it_is_parked(house, hurried):
    ROOM.limits = Limits(deadline=0)
    parked = receive(LONG)

    assert (parked.state, parked.reason, parked.attempts) == ("parked", "not_understood", 1)
    assert "time" in parked.error


LARGE = {
    "subject": mail(STRANGER, Subject="Drucker " * 500),
    "recipients": mail(STRANGER, Cc=",\n ".join(f"a{n}@b.example" for n in range(500))),
    "text": mail(STRANGER, "Der Drucker im Keller brennt.\n" * 50_000),
}


@pytest.mark.parametrize("raw", LARGE.values(), ids=LARGE)
def test_nothing_is_too_long_to_be_taken_in(house, raw):
    filed = receive(raw)

    assert (filed.state, filed.reason) == ("filed", "")
    assert len(filed.subject) + len(filed.message.text) > 10


def test_an_address_that_can_be_none_parks_its_mail_whole(house):
    parked = receive(raw := mail(f"{'a' * 990}@elsewhere.example"))

    assert (parked.state, parked.reason) == ("parked", "no_sender")
    assert bytes(parked.blob.data) == raw
