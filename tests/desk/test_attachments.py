import pytest

from tresen.files.models import Attachment


@pytest.fixture
def file(as_kim, shop_is_down, page, upload):
    as_kim.post(page(shop_is_down, "answers/"), {"text": "Siehe Anlage.", "files": upload})
    return Attachment.objects.get()


def test_a_file_is_saved_and_never_run(as_kim, file):
    response = as_kim.get(f"/desk/attachments/{file.pk}/")

    assert response.content == b"<script>"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_no_ticket_is_not_found(as_kim, shop_is_down):
    loose = Attachment.keep("lose.txt", b"lose")

    assert as_kim.get(f"/desk/attachments/{loose.pk}/").status_code == 404


def test_a_contact_gets_no_file_at_this_door(client, file, bashir):
    client.force_login(bashir.login)

    assert client.get(f"/desk/attachments/{file.pk}/").status_code == 404
