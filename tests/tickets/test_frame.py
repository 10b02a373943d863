"""The frame of a formatted mail: by whichever door, it has no rights."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from tests.cast import berlin
from tests.scenes import scene
from tresen.files.models import Attachment
from tresen.tickets import pictures
from tresen.tickets.said import Said

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20
ELSEWHERE = "https://a.example/p.png"
HTML = '<b>Hallo</b><img src="cid:logo@muster"><script>x</script><form action=x></form>'


@pytest.fixture
def logo(house):
    return Attachment.keep("logo.png", PNG, content_type="image/png", content_id="logo@muster")


@pytest.fixture
@scene
def mailed(mailbox_is_full, erika, logo):
    full = f'{HTML}<img src="{ELSEWHERE}">'
    said = Said("Hallo", "mail", html=HTML, html_with_pictures=full, attachments=(logo,))
    return mailbox_is_full.reply(said, by=erika, at=berlin("mon", "10:05"))


@pytest.fixture
def at_the_desk(mailed):
    return f"/desk/tickets/{mailed.ticket.shown_id}/messages/{mailed.pk}/html/"


@pytest.fixture
def at_the_portal(mailed):
    return f"/tickets/{mailed.ticket.shown_id}/messages/{mailed.pk}/html/"


@pytest.fixture
def address(as_erika, at_the_portal):
    """Of the picture that Erika's frame shows."""
    return re.search('src="(/pictures/[^"]+)"', as_erika.get(at_the_portal).content.decode())[1]


def directives(response):
    split = (each.split() for each in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in split}


def test_a_frame_loads_nothing_and_runs_nothing(as_kim, at_the_desk):
    response = as_kim.get(at_the_desk)

    allowed = directives(response)
    assert allowed["default-src"] == ["'none'"]
    assert allowed["img-src"] == ["http://testserver/pictures/", "data:"]
    assert allowed["sandbox"] == ["allow-popups", "allow-popups-to-escape-sandbox"]
    assert allowed["frame-ancestors"] == ["'self'"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"


def test_what_is_stored_is_cleaned_once_more(as_kim, at_the_desk):
    shown = as_kim.get(at_the_desk).content.decode()

    assert "<b>Hallo</b>" in shown
    assert "<script" not in shown and "<form" not in shown


def test_pictures_from_elsewhere_wait_to_be_asked_for(as_erika, at_the_portal):
    quiet = as_erika.get(f"{at_the_portal}?pictures=0")
    asked = as_erika.get(f"{at_the_portal}?pictures=1")

    assert ELSEWHERE not in quiet.content.decode()
    assert f'src="{ELSEWHERE}"' in asked.content.decode()
    assert 'referrerpolicy="no-referrer"' in asked.content.decode()
    assert directives(asked)["img-src"] == ["http://testserver/pictures/", "data:", "https:"]


def test_asking_for_pictures_is_remembered_nowhere(as_erika, at_the_portal):
    as_erika.get(f"{at_the_portal}?pictures=1")

    assert ELSEWHERE not in as_erika.get(at_the_portal).content.decode()


def test_the_ticket_offers_the_frame_and_names_what_was_not_loaded(as_erika, at_the_portal, mailed):
    page = as_erika.get(f"/tickets/{mailed.ticket.shown_id}/").content.decode()

    assert f'href="{at_the_portal}"' in page and f'href="{at_the_portal}?pictures=1"' in page
    assert "1 Bild aus dem Internet wurde nicht geladen." in page
    assert "1 Bild in der Mail" in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert ELSEWHERE not in page


def test_a_message_of_another_ticket_is_not_in_this_one(as_kim, shop_is_down, mailed):
    wrong = f"/desk/tickets/{shop_is_down.shown_id}/messages/{mailed.pk}/html/"

    assert as_kim.get(wrong).status_code == 404


def test_words_that_only_staff_may_read_have_no_frame_at_the_portal(
    as_erika, mailbox_is_full, otto
):
    said = Said("Hallo", origin="mail", html="<b>Hallo</b>")
    hidden = mailbox_is_full.file_third_party(said, by=otto, at=berlin("mon", "10:06"))

    path = f"/tickets/{mailbox_is_full.shown_id}/messages/{hidden.pk}/html/"
    assert as_erika.get(path).status_code == 404


def test_an_answer_of_staff_needs_no_frame(as_kim, shop_is_down, kim):
    answer = shop_is_down.answer(Said("**Hallo**"), by=kim, at=berlin("mon", "11:00"))

    path = f"/desk/tickets/{shop_is_down.shown_id}/messages/{answer.pk}/html/"
    assert as_kim.get(path).status_code == 404


def test_a_picture_is_shown_to_a_frame_that_sends_no_cookie(address):
    response = Client().get(address)

    assert b"".join(response) == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_an_address_is_long_enough_not_to_be_guessed(address):
    assert len(address.rpartition(":")[2].strip("/")) >= 32


@pytest.mark.parametrize("change", [str.lower, lambda it: it[:-3] + "/", lambda it: it + "x/"])
def test_an_address_with_another_sign_in_it_leads_nowhere(address, change):
    assert Client().get(change(address)).status_code == 404


def test_an_address_ends_soon(address, monkeypatch):
    monkeypatch.setattr(pictures, "LASTS", timedelta(seconds=-1))

    assert Client().get(address).status_code == 404


def test_who_may_not_read_any_longer_sees_no_picture(address, mailed, muster):
    muster.contacts.update(ended_at=berlin("mon", "10:06"))
    mailed.ticket.participants.all().delete()

    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("salt", [pictures.SALT, "something else"])
def test_what_was_never_sent_or_is_signed_for_something_else_leads_nowhere(mailed, erika, salt):
    token = signing.dumps([str(uuid4()), mailed.pk, erika.pk], salt=salt)

    assert Client().get(f"/pictures/{token}/").status_code == 404


@pytest.mark.parametrize("data", [b"<svg xmlns=x>", b"<html>", b"", b"GIF89"])
def test_what_is_no_picture_by_its_first_bytes_is_not_shown(mailed, erika, data):
    liar = Attachment.keep("logo.png", data, content_type="image/png", content_id="liar")
    mailed.attachments.add(liar)
    token = signing.dumps([str(liar.pk), mailed.pk, erika.pk], salt=pictures.SALT)

    assert Client().get(f"/pictures/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x0a\0\0\0WEBPVP8 ", "image/webp"),
    ],
)
def test_a_picture_is_named_by_its_first_bytes(mailed, erika, data, kind):
    image = Attachment.keep("x", data, content_type="image/png", content_id="x")
    mailed.attachments.add(image)
    token = signing.dumps([str(image.pk), mailed.pk, erika.pk], salt=pictures.SALT)

    assert Client().get(f"/pictures/{token}/")["Content-Type"] == kind


def test_paragraphs_of_outlook_have_no_room_around_them(as_kim, mailed, at_the_desk):
    type(mailed).objects.update(html="<p class=MsoNormal><b>Eins</b></p><p class=MsoNormal>&nbsp;")
    page = as_kim.get(at_the_desk).content.decode()

    assert page.count('<p class="MsoNormal">') == 2
    assert "p.MsoNormal { margin: 0; }" in page


def test_a_link_that_names_another_place_says_where_it_leads(mailbox_is_full, erika, as_kim):
    said = Said("Hallo", "mail", html='<b><a href="https://boese.example">bank.example</a></b>')
    mailed = mailbox_is_full.reply(said, by=erika, at=berlin("mon", "10:05"))
    page = as_kim.get(f"/desk/tickets/{mailed.ticket.shown_id}/messages/{mailed.pk}/html/")

    assert '<span class="leads">führt zu boese.example</span> bank.example</a>' in (
        page.content.decode()
    )
