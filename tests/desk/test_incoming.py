import pytest

from tests.mail.post import mail, take
from tresen.mail.filing import file_now
from tresen.mail.intake import Envelope, store
from tresen.mail.models import IncomingMail

NOBODY = b"Subject: Von niemandem\r\n\r\n<script>alert(1)</script>"
LETTER = b"From: Erika <erika@ondemand.example>\r\nSubject: Postfach voll\r\n\r\nBitte helfen Sie."


@pytest.fixture
def parked(house):
    return file_now(store(NOBODY, Envelope("pipe", recipients=("support@tresen.example",))))


@pytest.fixture
def filed(house):
    return file_now(store(LETTER, Envelope("pipe", recipients=("support@tresen.example",))))


def test_what_is_parked_is_shown_first_with_its_reason(as_kim, parked, filed):
    page = as_kim.get("/desk/incoming/")

    assert [mail.pk for mail in page.context["page"]] == [parked.pk]
    assert "Die Mail sagt nicht, wer sie gesendet hat." in page.content.decode()


def test_filed_mail_leads_to_its_ticket(as_kim, filed):
    page = as_kim.get("/desk/incoming/?state=filed").content.decode()

    assert f"/desk/tickets/{filed.ticket.shown_id}/" in page


def test_an_unknown_state_is_not_found(as_kim, house):
    assert as_kim.get("/desk/incoming/?state=rubbish").status_code == 404


def test_the_source_is_shown_as_text(as_kim, parked):
    page = as_kim.get(f"/desk/incoming/{parked.pk}/").content.decode()

    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


def test_the_raw_mail_is_saved_to_the_byte(as_kim, parked):
    response = as_kim.get(f"/desk/incoming/{parked.pk}/raw/")

    assert response.content == NOBODY
    assert response["Content-Disposition"] == f'attachment; filename="mail-{parked.pk}.eml"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_trying_again_files_what_can_be_read_now(as_kim, filed):
    filed.ticket = filed.message = None
    filed.state, filed.content_hash = IncomingMail.State.PARKED, ""
    filed.save()

    as_kim.post(f"/desk/incoming/{filed.pk}/retry/")

    filed.refresh_from_db()
    assert filed.state == IncomingMail.State.FILED


def test_trying_in_vain_says_so(as_kim, parked):
    response = as_kim.post(f"/desk/incoming/{parked.pk}/retry/", follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_trying_by_get_is_refused(as_kim, parked):
    assert as_kim.get(f"/desk/incoming/{parked.pk}/retry/").status_code == 405


def test_a_quoted_link_that_decides_is_shown_without_its_token(as_kim, house):
    quoted = "> https://tresen.example/decisions/kX9_sd-fGh2JkLmN/"
    reply = take(mail("erika@ondemand.example", quoted))

    shown = as_kim.get(f"/desk/incoming/{reply.pk}/").content.decode()
    assert "/decisions/••••/" in shown
    assert "kX9_sd" not in shown
