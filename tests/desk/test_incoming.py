import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.mail.post import mail, receive, take
from tests.scenes import scene
from tresen.house.models import Mailbox
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store
from tresen.mail.models import Fetched, IncomingMail, Pickup

NOBODY = b"Subject: Von niemandem\r\n\r\n<script>alert(1)</script>"
LETTER = b"From: Erika <erika@ondemand.example>\r\nSubject: Postfach voll\r\n\r\nBitte helfen Sie."


@pytest.fixture
def parked(house):
    return file_now(store(NOBODY, Envelope("pipe", recipients=("support@tresen.example",))))


@pytest.fixture
@scene
def filed(house):
    return file_now(store(LETTER, Envelope("pipe", recipients=("support@tresen.example",))))


def test_a_mail_about_nothing_is_called_as_its_ticket(as_kim, house):
    ticket = receive(mail("erika@ondemand.example", "", Subject="")).ticket
    page = as_kim.get("/desk/incoming/").content.decode()

    assert ticket.heading == "Ohne Betreff"
    assert "Ohne Betreff" in page


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


def test_trying_again_files_what_can_be_read_now(as_kim, kim, filed):
    filed.ticket = filed.message = None
    filed.state, filed.content_hash = IncomingMail.State.PARKED, ""
    filed.save()

    as_kim.post(f"/desk/incoming/{filed.pk}/retry/")

    filed.refresh_from_db()
    assert (filed.state, filed.again_by) == (IncomingMail.State.FILED, kim)
    assert "Erneut gelesen" in as_kim.get(f"/desk/incoming/{filed.pk}/").content.decode()


def test_who_wrote_a_nameless_mail_is_said_by_hand(as_kim, parked):
    url = f"/desk/incoming/{parked.pk}/"
    shown = as_kim.post(f"{url}sender/", {"email": " Erika@ondemand.example"}, follow=True)
    parked.refresh_from_db()
    ticket = as_kim.get(f"/desk/tickets/{parked.ticket.shown_id}/").content.decode()

    assert parked.ticket.contact.email == "erika@ondemand.example"
    assert "Laut Kim Berger hat erika@ondemand.example sie geschrieben." in shown.content.decode()
    assert "unser Team hat gesagt, wer sie geschrieben hat" in ticket


@pytest.mark.parametrize("email", ["", "niemand", "support+x@tresen.example", "a@b\r\nBcc: c@d.de"])
def test_nobody_can_have_written_from_there(as_kim, parked, email):
    shown = as_kim.post(f"/desk/incoming/{parked.pk}/sender/", {"email": email}, follow=True)

    parked.refresh_from_db()
    assert parked.state == "parked"
    assert "Bitte geben Sie die Mailadresse" in shown.content.decode()


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


def test_a_mail_is_found_by_its_sender(as_kim, parked, filed):
    page = as_kim.get("/desk/incoming/?q=Erika@ondemand.example")

    assert [mail.pk for mail in page.context["page"]] == [filed.pk]


def test_a_mail_is_found_by_its_message_id_whatever_became_of_it(as_kim, parked, house):
    wanted = take(mail("bashir@business.example", Message_ID="<brand@business.example>"))
    file_now(wanted)
    page = as_kim.get("/desk/incoming/?q=brand@business.example")

    assert [mail.pk for mail in page.context["page"]] == [wanted.pk]


def test_all_receipts_of_a_mail_stand_on_one_page(as_kim, filed):
    again = file_now(store(LETTER, Envelope("smtp", recipients=("notfall@tresen.example",))))

    page = as_kim.get(f"/desk/incoming/{again.pk}/")
    assert [mail.pk for mail, _ in page.context["receipts"]] == [filed.pk, again.pk]
    assert "Per SMTP an uns zugestellt." in page.content.decode()


def test_a_mail_that_we_went_to_get_names_its_account(as_kim, filed):
    pickup = Pickup.objects.create(
        mailbox=Mailbox.objects.main(), host="imap.example", username="support"
    )
    Fetched.objects.create(pickup=pickup, uidvalidity=1, uid="1", mail=filed, at=filed.received_at)
    page = as_kim.get(f"/desk/incoming/{filed.pk}/").content.decode()

    assert "Abgeholt von support @ imap.example per IMAP." in page


def test_a_reply_says_why_it_belongs_to_its_ticket(as_kim, filed):
    IncomingMail.objects.filter(pk=filed.pk).update(evidence="signed_address")
    page = as_kim.get(f"/desk/incoming/{filed.pk}/").content.decode()

    assert "Die Mail ging an die Antwortadresse dieses Tickets." in page


def test_all_parked_of_a_reason_are_read_again(as_kim, kim, parked):
    page = as_kim.get("/desk/incoming/")
    as_kim.post("/desk/incoming/again/", {"reason": "no_sender"})

    parked.refresh_from_db()
    assert page.context["reasons"][0][::2] == ("no_sender", 1)
    assert parked.again_at
    assert parked.again_by == kim


def test_a_person_ignores_a_parked_mail_with_a_reason(as_kim, kim, parked):
    as_kim.post(f"/desk/incoming/{parked.pk}/disregard/", {"because": " Werbung "})
    page = as_kim.get(f"/desk/incoming/{parked.pk}/").content.decode()

    parked.refresh_from_db()
    assert (parked.state, parked.disregard.by) == ("ignored", kim)
    assert "Werbung" in page
    assert "Die Mail sagt nicht, wer sie gesendet hat." in page


@pytest.mark.parametrize("because", ["", "  ", "x" * 501])
def test_without_a_reason_it_stays_parked(as_kim, parked, because):
    as_kim.post(f"/desk/incoming/{parked.pk}/disregard/", {"because": because})

    parked.refresh_from_db()
    assert parked.state == "parked"


def asked_by(client, path):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_pages_cost_the_same_for_many_mails(as_kim, filed, path):
    url = f"/desk/incoming/{path.format(pk=filed.pk)}"
    few = asked_by(as_kim, url)
    for _ in range(10):
        file_now(store(LETTER, Envelope("smtp", recipients=("support@tresen.example",))))

    assert asked_by(as_kim, url) == few
