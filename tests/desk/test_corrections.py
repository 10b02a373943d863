"""Staff put right where a message lies: moved to another ticket, or split off."""

import pytest

from tests.cast import berlin
from tests.mail.post import mail, receive
from tests.scenes import scene
from tresen.tickets.models import Ticket
from tresen.tickets.said import Said


@pytest.fixture
@scene
def strayed(shop_is_down, bashir, kim):
    """Answered, so that they may also be moved to where Bashir cannot read."""
    said = Said("Auch der Mailserver ist langsam.", origin="mail")
    message = shop_is_down.reply(said, by=bashir, at=berlin("mon", "10:30"))
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    return message


def correct(client, message, noun, **fields):
    url = f"/desk/tickets/{message.ticket.shown_id}/messages/{message.pk}/{noun}/"
    return client.post(url, fields, follow=True)


def test_a_message_is_moved_and_the_page_goes_on_there(as_kim, strayed, mailbox_is_full):
    page = correct(as_kim, strayed, "move", to=mailbox_is_full.shown_id)

    assert page.redirect_chain == [(f"/desk/tickets/{mailbox_is_full.shown_id}/", 302)]
    assert "Auch der Mailserver ist langsam." in page.content.decode()
    assert "Die Nachricht gehört jetzt zu diesem Ticket." in page.content.decode()


def test_where_it_lay_staff_read_where_it_went(as_kim, strayed, mailbox_is_full):
    correct(as_kim, strayed, "move", to=mailbox_is_full.shown_id)
    page = as_kim.get(f"/desk/tickets/{strayed.ticket.shown_id}/").content.decode()

    assert f"/desk/tickets/{mailbox_is_full.shown_id}/#message-" in page
    assert f"/messages/{strayed.pk}/move/" not in page


def test_the_contact_does_not_read_it_there_any_more(as_kim, bashir, strayed, mailbox_is_full):
    correct(as_kim, strayed, "move", to=mailbox_is_full.shown_id)
    as_kim.force_login(bashir.login)
    page = as_kim.get(f"/tickets/{strayed.ticket.shown_id}/")

    assert "Mailserver" not in page.content.decode()


@pytest.mark.parametrize("to", ["", "1", "4821-9376", "<script>", "\u0664821-9375"])
def test_a_ticket_id_that_is_none_is_told(as_kim, strayed, to):
    correct(as_kim, strayed, "move", to=to)
    strayed.refresh_from_db()

    assert not strayed.was_moved


def test_a_message_is_split_off(as_kim, strayed):
    page = correct(as_kim, strayed, "split", subject="Mailserver langsam")
    new = Ticket.objects.get(subject="Mailserver langsam")

    assert page.redirect_chain == [(f"/desk/tickets/{new.shown_id}/", 302)]


def test_opening_words_are_refused_with_the_reason(as_kim, shop_is_down):
    page = correct(as_kim, shop_is_down.first_message, "split", subject="Anders")

    assert "Verknüpfen Sie die Tickets." in page.content.decode()


def test_a_message_of_another_ticket_is_not_found(as_kim, strayed, mailbox_is_full):
    url = f"/desk/tickets/{mailbox_is_full.shown_id}/messages/{strayed.pk}/move/"

    assert as_kim.post(url, {"to": strayed.ticket.shown_id}).status_code == 404


def test_the_mail_belongs_where_its_words_are(as_kim, shop_is_down):
    received = receive(mail("bashir@business.example", Subject="Shop"))
    correct(as_kim, received.message, "move", to=shop_is_down.shown_id)
    received.refresh_from_db()

    assert (received.ticket, received.reason) == (shop_is_down, "moved_by_staff")


def test_who_would_lose_an_answer_by_a_move_keeps_their_place(as_kim, bashir, mailbox_is_full):
    received = receive(mail("bashir@business.example", Subject="Shop"))
    page = correct(as_kim, received.message, "move", to=mailbox_is_full.shown_id)

    assert "wartet noch auf eine Antwort" in page.content.decode()
