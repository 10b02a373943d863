import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.house.models import Provider
from tresen.mail.models import OutgoingMail

State = OutgoingMail.State


@pytest.fixture
def letter(shop_is_down):
    return shop_is_down.letters.get()


@pytest.fixture
def secret(house, letter):
    return OutgoingMail.objects.create(
        kind="account",
        to="kim@tresen.example",
        sender="support@tresen.example",
        subject="Kennwort",
        text="https://geheim.example/schluessel",
        html="<p>https://geheim.example/schluessel</p>",
        rfc_message_id="<a@b>",
        created_at=timezone.now(),
        next_try_at=timezone.now(),
    )


def test_every_letter_is_listed_with_its_state(as_kim, letter):
    OutgoingMail.objects.update(state=State.FAILED, attempts=3, last_error="550 unbekannt")

    assert "550 unbekannt" in as_kim.get("/desk/outgoing/").content.decode()
    assert "550 unbekannt" not in as_kim.get("/desk/outgoing/?state=sent").content.decode()


def test_a_letter_can_be_read(as_kim, letter):
    page = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()

    assert letter.rfc_message_id.strip("<>") in page
    assert "sandbox" in page.split("<iframe")[1].split(">")[0]


def test_its_html_has_no_rights(as_kim, letter):
    response = as_kim.get(f"/desk/outgoing/{letter.pk}/html/")

    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(("is_demo", "status"), [(True, 200), (False, 404)])
def test_links_that_open_accounts_are_shown_in_a_demo_house_only(as_kim, secret, is_demo, status):
    Provider.objects.update(is_demo=is_demo)

    page = as_kim.get(f"/desk/outgoing/{secret.pk}/").content.decode()
    assert ("schluessel" in page) == is_demo
    assert as_kim.get(f"/desk/outgoing/{secret.pk}/html/").status_code == status


@pytest.mark.parametrize("state", [State.FAILED, State.QUEUED])
def test_a_letter_can_be_sent_now(as_kim, letter, state):
    later = timezone.now() + timedelta(hours=4)
    OutgoingMail.objects.update(state=state, next_try_at=later)

    as_kim.post(f"/desk/outgoing/{letter.pk}/retry/")

    letter.refresh_from_db()
    assert letter.state == State.QUEUED
    assert letter.next_try_at < later


@pytest.mark.parametrize("state", [State.SENT, State.SENDING, State.HELD])
def test_what_has_left_is_not_sent_again(as_kim, letter, state):
    OutgoingMail.objects.update(state=state)

    as_kim.post(f"/desk/outgoing/{letter.pk}/retry/")

    letter.refresh_from_db()
    assert letter.state == state


def test_sending_by_get_is_refused(as_kim, letter):
    assert as_kim.get(f"/desk/outgoing/{letter.pk}/retry/").status_code == 405


@pytest.mark.parametrize("rest", ["", "html/"])
def test_nobody_on_the_staff_can_decide_by_the_customer_s_link(as_kim, new_domain, rest):
    letter = new_domain.letters.get(kind="opened")
    (token,) = set(re.findall(r"/decisions/([\w-]+)/", letter.text + letter.html))

    shown = as_kim.get(f"/desk/outgoing/{letter.pk}/{rest}").content.decode()
    assert "/decisions/••••/" in shown
    assert token not in shown
