"""Words on the wrong ticket are moved or split off, and no clock starts anew by it."""

import pytest

from tests.cast import BERLIN, berlin
from tresen.files.models import Attachment
from tresen.people.models import Person
from tresen.tickets.models import Message, Ticket
from tresen.tickets.refusing import NotMovable, NotStaff, OpeningStays, StillAwaited, TicketIsClosed
from tresen.tickets.said import NewTicket, Said
from tresen.tickets.searching import search

FAREWELL = Said("Es geht dort weiter.")


@pytest.fixture
def strayed(shop_is_down, bashir):
    """Bashir's words about the mail server, written to the ticket of the shop at 10:30."""
    said = Said("Auch der Mailserver ist langsam.", rfc_message_id="<langsam@business.example>")
    return shop_is_down.reply(said, by=bashir, at=berlin("mon", "10:30"))


@pytest.fixture
def mail_server(bashir, nordlicht):
    """Nordlicht's other ticket, opened at 11:00: due at 15:00."""
    new = NewTicket("Mailserver", Said("Mails dauern Stunden."), customer=nordlicht)
    return Ticket.open(new, by=bashir, at=berlin("mon", "11:00"))


@pytest.fixture
def move(kim):
    def moved(message, to, *, by=kim, at="12:00"):
        ticket = Ticket.objects.get(pk=message.ticket_id)
        return ticket.move(message, to, FAREWELL, by=by, at=berlin("mon", at))

    return moved


def due(ticket):
    ticket.refresh_from_db()
    return ticket.due_at and f"{ticket.due_at.astimezone(BERLIN):%H:%M}"


def words(ticket, person):
    return list(ticket.messages.readable_by(person).values_list("text", flat=True))


def test_moved_words_stand_there_and_here_for_staff_only(strayed, mail_server, move, bashir, kim):
    move(strayed, mail_server)

    assert words(mail_server, bashir) == [strayed.text, "Mails dauern Stunden."]
    assert strayed.text not in words(strayed.ticket, bashir)
    assert strayed.text in words(strayed.ticket, kim)


def test_they_are_awaited_since_they_were_written(strayed, mail_server, move, shop_is_down):
    assert due(mail_server) == "15:00"
    move(strayed, mail_server)

    assert (due(mail_server), due(shop_is_down)) == ("14:30", "14:00")


def test_who_was_answered_in_the_meantime_is_awaited_from_the_move_on(
    strayed, mail_server, move, kim
):
    strayed.ticket.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    mail_server.answer(Said("Wir auch."), by=kim, at=berlin("mon", "11:10"))
    move(strayed, mail_server, at="12:00")

    assert due(mail_server) == "16:00"


def test_who_is_moved_on_is_awaited_as_where_they_come_from(
    strayed, mail_server, move, nordlicht, kim
):
    strayed.ticket.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    moved = move(strayed, mail_server, at="12:00")
    new = NewTicket("Postausgang", Said("Die Warteschlange wächst."), customer=nordlicht)
    queue = Ticket.open(new, by=strayed.author, at=berlin("mon", "12:10"))
    move(moved, queue, at="12:30")

    assert due(queue) == "16:00"


def test_here_nothing_awaits_an_answer_any_more(strayed, mail_server, move, shop_is_down, kim):
    shop_is_down.answer(Said("Läuft."), by=kim, at=berlin("mon", "10:15"))
    assert due(shop_is_down) is None
    later = shop_is_down.reply(Said("Mail!"), by=strayed.author, at=berlin("mon", "11:30"))
    assert due(shop_is_down) == "15:30"
    move(later, mail_server)

    assert due(shop_is_down) is None


def test_contacts_find_the_words_only_where_they_belong(strayed, mail_server, move, bashir):
    move(strayed, mail_server)
    found = search(Ticket.objects.all(), "langsam", by=bashir)

    assert list(found) == [mail_server]


def test_a_reply_to_the_moved_mail_finds_the_right_ticket(strayed, mail_server, move):
    moved = move(strayed, mail_server)

    assert list(Message.objects.known_as("<langsam@business.example>")) == [moved]


def test_a_ticket_that_loses_its_opening_words_is_closed_and_linked(
    shop_is_down, mail_server, move, kim
):
    move(shop_is_down.first_message, mail_server)
    shop_is_down.refresh_from_db()
    link = shop_is_down.links.get()

    assert shop_is_down.closure.result == "duplicate"
    assert (link.to, link.type, bool(link.made_at)) == (mail_server, "duplicates", True)
    assert due(mail_server) == "14:00"


def test_an_opening_with_more_words_behind_it_stays(strayed, mail_server, move, shop_is_down):
    with pytest.raises(OpeningStays):
        move(shop_is_down.first_message, mail_server)


def test_words_to_a_ticket_that_their_author_may_not_read_are_a_third_party_s(
    strayed, mailbox_is_full, move, erika, kim
):
    strayed.ticket.answer(Said("Das geht an Erika."), by=kim, at=berlin("mon", "11:00"))
    moved = move(strayed, mailbox_is_full)

    assert moved.awaits_admission
    assert strayed.text not in words(mailbox_is_full, erika)
    assert due(mailbox_is_full) == "14:00"


def test_nobody_loses_an_answer_that_we_owe_them_by_a_move(
    strayed, mailbox_is_full, move, shop_is_down
):
    with pytest.raises(StillAwaited):
        move(strayed, mailbox_is_full)

    assert due(shop_is_down) == "14:00"


def test_an_opening_that_awaits_an_answer_does_not_vanish_where_its_author_cannot_read(
    shop_is_down, mailbox_is_full, move
):
    with pytest.raises(StillAwaited):
        move(shop_is_down.first_message, mailbox_is_full)


def test_whom_staff_have_confirmed_is_confirmed_there_too(
    shop_is_down, mail_server, move, bashir, kim
):
    said = Said("Bitte eilig.", origin="mail", sender_check=Message.SenderCheck.FORGED)
    message = shop_is_down.file_third_party(said, by=bashir, at=berlin("mon", "10:30"))
    shop_is_down.admit(message, by=kim, at=berlin("mon", "10:40"))
    moved = move(message, mail_server)

    assert (moved.side, moved.is_doubted) == ("customer", False)
    assert due(mail_server) == "14:40"


def test_whom_nobody_has_confirmed_stays_in_doubt(shop_is_down, mail_server, move, bashir):
    said = Said("Bitte eilig.", origin="mail", sender_check=Message.SenderCheck.FORGED)
    message = shop_is_down.file_third_party(said, by=bashir, at=berlin("mon", "10:30"))
    moved = move(message, mail_server)

    assert moved.awaits_admission
    assert moved.is_doubted


def test_nothing_is_moved_twice(strayed, mail_server, mailbox_is_full, move):
    move(strayed, mail_server)

    with pytest.raises(NotMovable):
        move(strayed, mailbox_is_full)


def test_nothing_is_moved_to_where_it_lies(strayed, move, shop_is_down):
    with pytest.raises(NotMovable):
        move(strayed, shop_is_down)


def test_words_of_staff_stay(shop_is_down, mail_server, move, kim):
    answer = shop_is_down.answer(Said("Läuft."), by=kim, at=berlin("mon", "10:15"))

    with pytest.raises(NotMovable):
        move(answer, mail_server)


def test_a_closed_ticket_takes_nothing(strayed, mail_server, move, kim):
    mail_server.close(Said("Läuft."), result="solved", by=kim, at=berlin("mon", "11:30"))

    with pytest.raises(TicketIsClosed):
        move(strayed, mail_server)


def test_only_staff_move_and_split(strayed, mail_server, move, bashir):
    with pytest.raises(NotStaff):
        move(strayed, mail_server, by=bashir)
    with pytest.raises(NotStaff):
        strayed.ticket.split_off(strayed, "Mail", by=bashir, at=berlin("mon", "12:00"))


def test_split_words_begin_a_ticket_that_is_due_as_before(strayed, kim, shop_is_down, nordlicht):
    new = shop_is_down.split_off(strayed, "Mailserver langsam", by=kim, at=berlin("mon", "12:00"))
    link = new.links.get()

    assert (new.subject, new.customer, due(new)) == ("Mailserver langsam", nordlicht, "14:30")
    assert (link.to, link.type) == (shop_is_down, "relates_to")
    assert new.letters.filter(kind="opened").count() == 1


def test_an_outsider_s_split_ticket_belongs_to_no_customer(shop_is_down, kim):
    stranger = Person.objects.meet("fremd@elsewhere.example")
    said = Said("Ich auch.", origin="mail")
    message = shop_is_down.file_third_party(said, by=stranger, at=berlin("mon", "11:00"))
    new = shop_is_down.split_off(message, "Fremdes", by=kim, at=berlin("mon", "12:00"))

    assert (new.customer, new.contact, due(new)) == (None, stranger, "15:00")


def test_a_ticket_s_opening_words_cannot_be_split_off(shop_is_down, kim):
    with pytest.raises(OpeningStays):
        shop_is_down.split_off(
            shop_is_down.first_message, "Anders", by=kim, at=berlin("mon", "12:00")
        )


def test_an_enclosed_file_moves_along(shop_is_down, mail_server, move, bashir):
    log = Attachment.keep("mail.log", b"queue full")
    said = Said("Siehe Anhang.", attachments=(log,))
    message = shop_is_down.reply(said, by=bashir, at=berlin("mon", "10:30"))

    assert list(move(message, mail_server).attachments.all()) == [log]


def test_words_of_a_confirmed_sender_are_split_off_without_a_doubt(shop_is_down, kim, bashir):
    said = Said("Ich war es doch.", origin="mail", sender_check="forged")
    message = shop_is_down.file_third_party(said, by=bashir, at=berlin("mon", "11:00"))
    shop_is_down.admit(message, by=kim, at=berlin("mon", "11:10"))
    new = shop_is_down.split_off(message, "Neues", by=kim, at=berlin("mon", "12:00"))

    assert not new.is_doubted
