import pytest
from django.utils import timezone

from tresen.files.models import Attachment
from tresen.tickets.said import Said


@pytest.fixture
def kept(db):
    return Attachment.keep("Störung <1>.html", b"<script>1</script>", content_type="text/html")


@pytest.fixture
def sent(kept, fresh, bashir):
    fresh.reply(Said("Anbei.", attachments=(kept,)), by=bashir, at=timezone.now())
    return f"/attachments/{kept.pk}/"


def test_hands_out_the_bytes_to_be_saved_and_nothing_else(as_bashir, sent):
    file = as_bashir.get(sent)

    assert file.content == b"<script>1</script>"
    assert file["Content-Disposition"].startswith("attachment")
    assert file["Content-Disposition"].startswith("attachment;")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_another_customer_finds_nothing(as_erika, sent):
    assert as_erika.get(sent).status_code == 404


def test_strangers_are_asked_to_sign_in(client, sent):
    assert client.get(sent).url.startswith("/account/login/")


def test_files_of_a_note_stay_inside(as_bashir, kept, fresh, kim):
    fresh.note(Said("Intern.", attachments=(kept,)), by=kim, at=timezone.now())

    assert as_bashir.get(f"/attachments/{kept.pk}/").status_code == 404


def test_a_file_of_no_message_is_nobodys(as_bashir, kept):
    assert as_bashir.get(f"/attachments/{kept.pk}/").status_code == 404


def test_only_reads(as_bashir, sent):
    assert as_bashir.post(sent).status_code == 405
