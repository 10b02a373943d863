"""The forms that put right where a message lies: a page, and a piece of the ticket's page."""

import pytest

from tests.cast import berlin
from tresen.tickets.said import Said

HTMX = {"HX-Request": "true"}


@pytest.fixture
def strayed(shop_is_down, bashir):
    said = Said("Auch der Mailserver ist langsam.", origin="mail")
    return shop_is_down.reply(said, by=bashir, at=berlin("mon", "10:30"))


def forms(client, message, **headers):
    url = f"/desk/tickets/{message.ticket.shown_id}/messages/{message.pk}/move/"
    return client.get(url, headers=headers)


def test_the_page_of_the_ticket_leads_there(as_kim, strayed, page):
    shown = as_kim.get(page(strayed.ticket)).content.decode()

    assert f'href="{page(strayed.ticket)}messages/{strayed.pk}/move/"' in shown
    assert "/split/" not in shown


def test_without_javascript_it_is_a_page_that_says_what_is_moved(as_kim, strayed):
    shown = forms(as_kim, strayed).content.decode()

    assert "<h1>Falsch einsortiert?</h1>" in shown
    assert "Auch der Mailserver ist langsam." in shown
    assert f"/messages/{strayed.pk}/split/" in shown


def test_htmx_gets_the_forms_alone(as_kim, strayed):
    shown = forms(as_kim, strayed, **HTMX)

    assert shown.content.decode().count("<form") == 2
    assert "<h1>" not in shown.content.decode()
    assert "HX-Request" in shown.headers["Vary"]


def test_opening_words_can_only_be_moved(as_kim, shop_is_down):
    shown = forms(as_kim, shop_is_down.first_message).content.decode()

    assert "Mit dieser Nachricht begann das Ticket" in shown
    assert "/split/" not in shown


def test_what_staff_said_stays_where_it_was_said(as_kim, kim, shop_is_down):
    message = shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))

    assert forms(as_kim, message).status_code == 404
