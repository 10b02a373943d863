"""What travels: letters with hostile, foreign and awkward words, as the next server gets them."""

from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy

import pytest
from django.db import connection
from django.utils import timezone

from tests.mail.sink import mail_server
from tresen.files.models import Attachment
from tresen.house.models import Mailbox
from tresen.mail.leaving.envelope import seal
from tresen.mail.leaving.posting import post_all
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.said import NewTicket, Said

SMUGGLED = "Bcc: victim@elsewhere.example"
BREAKS = [
    "\n",
    "\r",
    "\r\n",
    "\r\n\r\n",
    "\x85",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "=?utf-8?q?=0D=0A?=",
]
EVIL = [f"Eins{broken}{SMUGGLED}{broken}Zwei" for broken in BREAKS]
EVIL += [
    "a, victim@elsewhere.example",
    '"<victim@elsewhere.example>',
    "x <victim@elsewhere.example>",
]
HEADERS = {"From", "To", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"}
HEADERS |= {"MIME-Version", "Content-Type", "Auto-Submitted", "X-Auto-Response-Suppress"}


@pytest.fixture
def posted(settings):
    """Post what is due; the server that took it."""
    settings.SMTP_URL = "smtp://127.0.0.1"

    def post(**manners):
        with mail_server(**manners) as (sink, settings.SMTP_URL):
            post_all()
        return sink

    return post


def named_by(sink):
    """All addresses that the one letter names in its headers."""
    (mail,) = sink.mails
    fields = (mail[name].addresses for name in ("From", "To", "Reply-To") if mail[name])
    return {each.addr_spec for addresses in fields for each in addresses}


def only_ours(sink):
    (mail,) = sink.mails
    hosts = {address.rpartition("@")[2] for address in named_by(sink)}
    return set(mail.keys()) <= HEADERS and hosts == {"tresen.example", "business.example"}


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_no_subject_of_a_customer_reaches_a_header(posted, bashir, nordlicht, evil):
    new = NewTicket(evil, Said("Bitte."), customer=nordlicht)
    Ticket.open(new, by=bashir, at=timezone.now())

    assert only_ours(posted())


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_no_name_of_a_mailbox_or_a_person_does(posted, house, bashir, nordlicht, evil):
    Mailbox.objects.update(name=evil[:60])
    Person.objects.filter(pk=bashir.pk).update(name=evil[:60])
    new = NewTicket("Drucker", Said("Bitte."), customer=nordlicht)
    Ticket.open(new, by=Person.objects.get(pk=bashir.pk), at=timezone.now())

    assert only_ours(posted())


@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_no_name_of_a_file_does(posted, shop_is_down, kim, evil):
    OutgoingMail.objects.all().delete()
    file = Attachment.keep(f"{evil}.txt", b"x", content_type="text/plain")
    shop_is_down.answer(Said("Anbei.", attachments=(file,)), by=kim, at=timezone.now())
    sink = posted()

    part = next(sink.mails[0].iter_attachments())
    assert set(part.keys()) <= {
        *("Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version")
    }
    assert only_ours(sink)


@pytest.mark.parametrize("field", ["sender", "reply_to", "in_reply_to", "references", "subject"])
@pytest.mark.parametrize("evil", EVIL, ids=ascii)
def test_not_even_what_stands_in_the_row_does(posted, shop_is_down, field, evil):
    kept = {"sender": f"{evil} <support@tresen.example>", "reply_to": f"{evil} <a@tresen.example>"}
    OutgoingMail.objects.update(state="queued", **{field: kept.get(field, evil)})
    sink = posted()

    assert all(set(mail.keys()) <= HEADERS for mail in sink.mails)
    assert all(b"\nBcc" not in raw and b"\rBcc" not in raw for raw in sink.raws)


@pytest.mark.parametrize("evil", ["a@b.example\r\nRCPT TO:<x@y.example>", "a@b.example>\r\nDATA"])
def test_no_reader_smuggles_a_command(posted, shop_is_down, evil):
    OutgoingMail.objects.update(state="queued", to=evil)
    sink = posted()

    assert sink.mails == []
    assert OutgoingMail.objects.get().state in ("queued", "failed")


def reader(email, letter):
    OutgoingMail.objects.filter(pk=letter.pk).update(state="queued", to=email)


@pytest.mark.parametrize(
    "email", ["jörg@müller.example", "δοκιμή@business.example", "jörg@xn--mller-kva.example"]
)
def test_a_local_part_with_umlauts_goes_where_that_is_spoken(posted, shop_is_down, email):
    reader(email, shop_is_down.letters.get())
    sink = posted()

    assert f"To: {email}\r\n".encode() in sink.raws[0]
    assert OutgoingMail.objects.get().state == "sent"


def test_elsewhere_it_says_why_it_cannot(posted, shop_is_down):
    reader("jörg@business.example", shop_is_down.letters.get())
    posted(speaks_utf8=False)

    letter = OutgoingMail.objects.get()
    assert letter.state == "failed"
    assert "SMTPUTF8" in letter.last_error


def test_a_domain_with_umlauts_travels_in_its_ascii_form(posted, house):
    person = Person.objects.meet("post@straße-müller.example")
    Ticket.open(NewTicket("Drucker", Said("Bitte.")), by=person, at=timezone.now())
    sink = posted()

    assert sink.mails[0]["To"] == person.email
    assert person.email.isascii()


WORDS = [
    ".\n..\n.versteckt\n\n.",
    "Zeile " + "x" * 5000,
    "ü" * 5000,
    "Grüße 👍 Ωμέγα ﷽",
    "From hier an\n>From dort",
    "Kaffee = gut = 100 %",
    "a\tb  \nc ",
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:12]))
def test_words_arrive_as_they_were_written(posted, shop_is_down, kim, words):
    OutgoingMail.objects.all().delete()
    letter = shop_is_down.answer(Said(words), by=kim, at=timezone.now()).letters.get()
    sink = posted()

    text, html = sink.mails[0].iter_parts()
    assert text.get_content().replace("\r\n", "\n") == letter.text
    assert html.get_content().replace("\r\n", "\n") == letter.html
    assert max(map(len, sink.raws[0].split(b"\r\n"))) <= 998
    assert sink.raws[0].isascii()


def test_files_arrive_byte_for_byte(posted, shop_is_down, kim):
    OutgoingMail.objects.all().delete()
    data = bytes(range(256)) * 50 + b"\r\n.\r\n\n.\n"
    file = Attachment.keep("Übersicht.bin", data, content_type="application/x-thing")
    shop_is_down.answer(Said("Anbei.", attachments=(file,)), by=kim, at=timezone.now())

    part = next(posted().mails[0].iter_attachments())
    assert (part.get_filename(), part.get_payload(decode=True)) == ("Übersicht.bin", data)


@pytest.mark.django_db(transaction=True)
def test_what_many_answer_at_once_arrives_each_with_its_file(posted, shop_is_down, kim):
    OutgoingMail.objects.all().delete()

    def answer(number):
        file = Attachment.keep(
            "Plan.bin", number.encode() * 999, content_type="application/x-thing"
        )
        said = Said(f"Plan {number}", attachments=(file,))
        shop_is_down.answer(said, by=kim, at=timezone.now())
        connection.close()

    numbers = {f"{number:02}" for number in range(24)}
    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(answer, numbers))

    assert {named_in(mail) for mail in posted().mails} == {(each, each) for each in numbers}


def named_in(mail):
    """The number that its words name, and the one that its file is made of."""
    (file,) = mail.iter_attachments()
    data = file.get_payload(decode=True)
    assert data == data[:2] * 999
    return mail.get_body(("plain",)).get_content()[5:7], data[:2].decode()


def test_a_letter_is_the_same_bytes_each_time(letter):
    again = OutgoingMail.objects.get(pk=letter.pk)

    assert seal(letter).raw == seal(again).raw
    assert message_from_bytes(seal(letter).raw, policy=policy.default)["To"] == letter.to
