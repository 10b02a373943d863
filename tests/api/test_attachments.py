from uuid import uuid4

import pytest

from tests.cast import berlin
from tresen.files.models import Attachment
from tresen.tickets.said import Said


def enclosed(content_type="text/html"):
    return Attachment.keep("Prüfung.html", b"<script>alert(1)</script>", content_type=content_type)


@pytest.fixture
def public(shop_is_down, bashir):
    file = enclosed()
    said = Said("Siehe Anhang.", attachments=(file,))
    shop_is_down.reply(said, by=bashir, at=berlin("mon", "11:00"))
    return f"attachments/{file.pk}"


@pytest.fixture
def internal(shop_is_down, kim):
    file = enclosed()
    said = Said("Nur für uns.", attachments=(file,))
    shop_is_down.note(said, by=kim, at=berlin("mon", "11:00"))
    return f"attachments/{file.pk}"


def test_a_message_names_its_files(api, bashir, public, shop_is_down):
    messages = api(bashir).get(f"tickets/{shop_is_down}/messages").json()["items"]

    assert messages[-1]["attachments"] == [
        {
            "id": public.removeprefix("attachments/"),
            "filename": "Prüfung.html",
            "content_type": "text/html",
            "size": 25,
            "content_id": "",
        }
    ]


def test_a_file_is_saved_and_never_shown(api, bashir, public):
    response = api(bashir).get(public)

    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "text/html"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Pr%C3%BCfung")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("named", ["nonsense", "text/html\r\nX-Evil: 1", "", "text/ü"])
def test_a_type_that_is_none_reaches_no_header(api, kim, shop_is_down, named):
    file = enclosed(named)
    said = Said("Siehe Anhang.", attachments=(file,))
    shop_is_down.note(said, by=kim, at=berlin("mon", "11:00"))

    response = api(kim).get(f"attachments/{file.pk}")
    assert response["Content-Type"] == "application/octet-stream"


def test_strangers_get_nothing(api, erika, public):
    assert api(erika).get(public).status_code == 404


def test_a_file_of_a_note_is_for_staff(api, kim, bashir, internal):
    assert api(kim).get(internal).status_code == 200
    assert api(bashir).get(internal).status_code == 404


@pytest.mark.parametrize("pk", [uuid4(), "1", "../tickets"])
def test_an_unknown_file_is_a_problem(api, kim, pk):
    response = api(kim).get(f"attachments/{pk}")

    assert response.status_code == 404 and response["Content-Type"] == "application/problem+json"


def test_a_file_without_a_message_reaches_nobody(api, kim):
    assert api(kim).get(f"attachments/{enclosed().pk}").status_code == 404
