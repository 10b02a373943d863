import re

import pytest
from django.utils import timezone

from tresen.house.models import Provider
from tresen.mail.leaving.stages import note
from tresen.mail.models import OutgoingMail

State = OutgoingMail.State
KEY = "2-cz1m9c-0123456789abcdef0123456789abcdef"


@pytest.fixture
def letter(shop_is_down):
    return shop_is_down.letters.get()


@pytest.fixture
def secret(house, letter):
    return OutgoingMail.objects.create(
        kind="password",
        to="kim@tresen.example",
        sender="support@tresen.example",
        subject="Kennwort",
        text=f"http://127.0.0.1:8000/account/password/reset/key/{KEY}/",
        html=f"<p>http://127.0.0.1:8000/account/password/reset/key/{KEY}/</p>",
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


@pytest.mark.parametrize(("is_demo", "shown"), [(True, KEY), (False, "••••")])
@pytest.mark.parametrize("rest", ["", "html/"])
def test_links_open_accounts_in_a_demo_house_only(as_kim, secret, is_demo, shown, rest):
    Provider.objects.update(is_demo=is_demo)
    page = as_kim.get(f"/desk/outgoing/{secret.pk}/{rest}").content.decode()

    assert f"/account/password/reset/key/{shown}/" in page
    assert (KEY in page) == is_demo


def test_a_letter_that_failed_says_why_in_words(as_kim, letter):
    OutgoingMail.objects.update(state=State.FAILED, last_error="550 5.1.1 User unknown")

    page = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()
    assert "Nicht zugestellt an bashir@business.example: Diese Adresse gibt es nicht." in page
    assert "550 5.1.1 User unknown" in page


@pytest.mark.parametrize(("state", "offered"), [("queued", True), ("failed", False)])
def test_only_what_would_go_by_itself_can_be_told_not_to(as_kim, letter, state, offered):
    OutgoingMail.objects.update(state=state)
    page = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()

    assert ("Nicht senden" in page) is offered


def test_letters_are_found_by_their_reader(as_kim, letter, mailbox_is_full):
    page = as_kim.get("/desk/outgoing/?to=Bashir@business.example").content.decode()

    assert "Onlineshop" in page
    assert "Postfach voll" not in page


def test_why_a_letter_waits_is_told_attempt_by_attempt(as_kim, letter):
    note(letter, "tried", at=timezone.now(), server="mx1.example", words="451 Greylisted")
    note(letter, "tried", at=timezone.now(), server="mx2.example", words="Connection refused")

    page = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()
    assert "mx1.example: 451 Greylisted" in page
    assert "mx2.example: Connection refused" in page


@pytest.mark.parametrize("rest", ["", "?state=failed"])
def test_the_number_of_queries_does_not_grow_with_the_letters(
    as_kim, letter, mailbox_is_full, rest, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        as_kim.get(f"/desk/outgoing/{rest}")


@pytest.mark.parametrize("rest", ["", "html/"])
def test_nobody_on_the_staff_can_decide_by_the_customer_s_link(as_kim, new_domain, rest):
    letter = new_domain.letters.get(kind="opened")
    (token,) = set(re.findall(r"/decisions/([\w-]+)/", letter.text + letter.html))

    shown = as_kim.get(f"/desk/outgoing/{letter.pk}/{rest}").content.decode()
    assert "/decisions/••••/" in shown
    assert token not in shown


def test_what_still_needs_something_is_counted(as_kim, letter):
    OutgoingMail.objects.update(state=State.FAILED)
    states = as_kim.get("/desk/outgoing/").context["states"]

    numbers = {code: number for code, _label, number in states}
    assert (numbers["failed"], numbers["queued"]) == (OutgoingMail.objects.count(), 0)
    assert numbers["sent"] is None


def test_a_letter_has_the_room_it_needs(as_kim, letter):
    short = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()
    OutgoingMail.objects.update(text="Zeile\n" * 500)
    long = as_kim.get(f"/desk/outgoing/{letter.pk}/").content.decode()

    assert 'height="900"' in long and 'height="900"' not in short
