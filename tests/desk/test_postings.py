from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.desk.counting import counts_for
from tresen.mail.models import OutgoingMail

State = OutgoingMail.State


@pytest.fixture
def letter(shop_is_down, settings):
    settings.SMTP_URL = "smtp://mail.example"
    return shop_is_down.letters.get()


@pytest.mark.parametrize("state", [State.FAILED, State.QUEUED, State.HELD, State.SENT])
def test_a_letter_can_be_sent_now(as_kim, kim, letter, state):
    later = timezone.now() + timedelta(hours=4)
    OutgoingMail.objects.update(state=state, next_try_at=later)
    as_kim.post(f"/desk/outgoing/{letter.pk}/attempts/")

    letter.refresh_from_db()
    assert letter.state == State.QUEUED
    assert letter.next_try_at < later
    assert letter.stages.get().by == kim


@pytest.mark.parametrize("state", [State.SENDING, State.CANCELLED])
def test_what_is_leaving_or_cancelled_is_not(as_kim, letter, state):
    OutgoingMail.objects.update(state=state)
    as_kim.post(f"/desk/outgoing/{letter.pk}/attempts/")

    letter.refresh_from_db()
    assert letter.state == state


def test_a_letter_can_be_kept_back(as_kim, letter):
    page = as_kim.post(f"/desk/outgoing/{letter.pk}/cancellation/", follow=True).content.decode()

    letter.refresh_from_db()
    assert letter.state == State.CANCELLED
    assert "Kim Berger hat ihn storniert." in page


def test_not_when_it_has_left(as_kim, letter):
    OutgoingMail.objects.update(state=State.SENT)
    page = as_kim.post(f"/desk/outgoing/{letter.pk}/cancellation/", follow=True).content.decode()

    letter.refresh_from_db()
    assert letter.state == State.SENT
    assert "Zu spät" in page


def test_all_that_failed_in_the_last_hours_goes_again_by_one_button(as_kim, letter):
    OutgoingMail.objects.update(state=State.FAILED, failed_at=timezone.now())
    assert "Alle erneut senden" in as_kim.get("/desk/outgoing/?state=failed").content.decode()
    page = as_kim.post("/desk/outgoing/attempts/", {"hours": "4"}, follow=True).content.decode()

    letter.refresh_from_db()
    assert letter.state == State.QUEUED
    assert "1 Brief geht erneut hinaus." in page


@pytest.mark.parametrize("hours", ["", "0", "5", "-1", "٤", "9" * 5000])
def test_other_spans_are_refused(as_kim, letter, hours):
    assert as_kim.post("/desk/outgoing/attempts/", {"hours": hours}).status_code == 400


def test_whoever_takes_note_of_a_failed_letter_clears_the_list_and_the_count(as_kim, kim, letter):
    OutgoingMail.objects.update(state=State.FAILED, last_error="550 5.1.1 User unknown")
    note = f"/desk/outgoing/{letter.pk}/note/"
    page = as_kim.post(note, {"from": "list"}, follow=True).content.decode()

    assert "Zur Kenntnis genommen." in page
    assert "Hier sind keine Briefe." in page
    assert counts_for(kim)["failed"] == ""
    assert "Onlineshop" in as_kim.get("/desk/outgoing/?state=acknowledged").content.decode()


def test_its_page_and_the_journal_say_who_took_note(as_kim, shop_is_down, letter):
    OutgoingMail.objects.update(state=State.FAILED)
    page = as_kim.post(f"/desk/outgoing/{letter.pk}/note/", follow=True).content.decode()
    journal = as_kim.get(f"/desk/tickets/{shop_is_down.shown_id}/letters/").content.decode()

    assert "Kim Berger hat zur Kenntnis genommen, dass er nicht zugestellt wurde." in page
    assert "Zur Kenntnis nehmen" not in page
    assert "Zur Kenntnis genommen" in journal


def test_nobody_takes_note_of_what_has_not_failed(as_kim, letter):
    OutgoingMail.objects.update(state=State.SENT)
    page = as_kim.post(f"/desk/outgoing/{letter.pk}/note/", follow=True).content.decode()

    assert "muss sich niemand mehr kümmern" in page
