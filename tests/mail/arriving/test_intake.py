import psycopg
import pytest
from django.db import connection

from tests.mail.post import STRANGER, SUPPORT, mail, take
from tresen.files.models import Blob
from tresen.mail.arriving.intake import Envelope, store
from tresen.mail.models import IncomingMail


@pytest.mark.django_db(transaction=True)
def test_when_storing_returns_the_bytes_are_committed(database_url):
    raw = mail(STRANGER)
    kept = store(raw, Envelope("smtp"))

    with psycopg.connect(database_url) as somebody_else:
        found = somebody_else.execute(
            "SELECT data FROM mail_incomingmail JOIN files_blob b ON b.id = blob_id"
        ).fetchall()
    assert kept.state == "received"
    assert found == [(raw,)]


@pytest.mark.django_db(transaction=True)
def test_however_many_mails_come_one_call_waits_for_the_workers(house):
    for number in range(3):
        take(mail(STRANGER, str(number)))

    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE status = 'todo'")
        assert cursor.fetchall() == [("tresen.mail.tasks.file_mail",)]


def test_the_same_bytes_are_kept_once_with_a_receipt_each(house):
    take(mail(STRANGER))
    take(mail(STRANGER))

    assert (IncomingMail.objects.count(), Blob.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("recipients", "reached"),
    [
        ([SUPPORT], SUPPORT),
        (["support+abc@tresen.example"], SUPPORT),
        (["x@elsewhere.example", "NOTFALL@tresen.example"], "notfall@tresen.example"),
        ([SUPPORT, "notfall@tresen.example"], "notfall@tresen.example"),
        (["x@elsewhere.example"], None),
        (["nonsense", "a@@b", ""], None),
        ([], None),
    ],
)
def test_the_mailbox_is_the_first_of_ours_or_one_for_emergencies(house, recipients, reached):
    kept = store(mail(STRANGER), Envelope("pipe", recipients=tuple(recipients)))

    assert (kept.mailbox and kept.mailbox.address) == reached


@pytest.mark.parametrize("raw", [b"", b"\0", b"\xff\xfe", b"\r\n\r\n", b"From:", b"." * 100_000])
def test_anything_is_stored(house, raw):
    assert bytes(take(raw).blob.data) == raw
