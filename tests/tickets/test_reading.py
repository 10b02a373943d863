"""Who was let in later reads what is said from then on (T4): on every way to words and files."""

from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.files.models import Attachment
from tresen.tickets.enclosures import attachments_for
from tresen.tickets.explaining import explain
from tresen.tickets.models import Event, Ticket
from tresen.tickets.refusing import HistoryNotYours, NotStaff
from tresen.tickets.said import Said
from tresen.tickets.searching import search

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")
SAID = "Das Passwort lautet Sommerwind."


@pytest.fixture
def told(shop_is_down, kim):
    """What the customer was told before Petra wrote."""
    file = Attachment.keep("zugang.txt", b"Sommerwind", content_type="text/plain")
    said = Said(SAID, attachments=(file,))
    return shop_is_down.answer(said, by=kim, at=berlin("mon", "10:15"))


@pytest.fixture
def guest(told, shop_is_down, heard, petra, kim):
    """Petra, whom Kim let in at noon."""
    shop_is_down.admit(heard, by=kim, at=NOON)
    return petra


def read_by(person, ticket):
    return list(ticket.messages.readable_by(person).values_list("text", flat=True))


def found(text, person):
    return list(search(Ticket.objects.reachable_by(person), text, by=person))


def test_a_guest_reads_their_own_words_and_what_is_said_from_then_on(shop_is_down, guest, kim):
    shop_is_down.answer(Said("Gern."), by=kim, at=NOON + timedelta(minutes=1))

    assert read_by(guest, shop_is_down) == ["Die Quarzuhr ist schuld.", "Gern."]


def test_the_customer_reads_everything_as_before(shop_is_down, guest, bashir):
    assert SAID in read_by(bashir, shop_is_down)
    assert Ticket.objects.reachable_by(bashir).get().reads_since is None


@pytest.fixture
def quoting(shop_is_down, guest, bashir):
    """Bashir's mail, below which his program has put what it answers."""
    html = f"<p>Danke.</p><table><tr><td>{SAID}</td></tr></table>"
    said = Said("Danke.", full_text=f"Danke.\n\n> {SAID}", html=html, origin="mail")
    return shop_is_down.reply(said, by=bashir, at=NOON + timedelta(minutes=1))


def quoted_to(person, ticket):
    message = ticket.messages.readable_by(person).get(text="Danke.")
    return message.whole_text, message.whole_html, message.folded_lines, message.is_formatted


def test_what_a_later_mail_quotes_is_not_theirs(shop_is_down, guest, bashir, quoting):
    assert quoted_to(guest, shop_is_down) == ("", "", 0, False)
    assert quoted_to(bashir, shop_is_down) == (quoting.full_text, quoting.html, 2, True)


@pytest.mark.parametrize("introduction", ["", "Am Montag schrieb\nTresen Support:\n"])
def test_a_mail_that_is_nothing_but_a_quote_says_nothing_to_them(
    shop_is_down, guest, bashir, introduction
):
    said = Said(f"{introduction}> {SAID}\n>\n> Kim", origin="mail")
    shop_is_down.reply(said, by=bashir, at=NOON + timedelta(minutes=1))
    told = shop_is_down.messages.readable_by(guest).last()

    assert (told.own_text, Ticket.objects.reachable_by(guest).get().last_words) == ("", "")
    assert not found("Sommerwind", guest)
    assert shop_is_down.messages.readable_by(bashir).last().own_text == said.text


OUTLOOK = "Von: Tresen Support\nGesendet: Montag\nAn: Bashir\nBetreff: Shop\n\n"
PASSED_ON = "-------- Weitergeleitete Nachricht --------\n"


@pytest.mark.parametrize("head", [OUTLOOK, PASSED_ON, f"{PASSED_ON}{OUTLOOK}"])
def test_nor_does_one_that_begins_with_the_head_of_another_letter(
    shop_is_down, guest, bashir, head
):
    said = Said(f"{head}{SAID}", origin="mail")
    shop_is_down.reply(said, by=bashir, at=NOON + timedelta(minutes=1))

    assert shop_is_down.messages.readable_by(guest).last().own_text == ""
    assert Ticket.objects.reachable_by(guest).get().last_words == ""
    assert not found("Sommerwind", guest)
    assert shop_is_down.messages.readable_by(bashir).last().own_text == said.text


def test_a_picture_that_a_later_mail_quotes_is_not_theirs(shop_is_down, guest, bashir, kim):
    def send(minutes, *pictures):
        files = [Attachment.keep("a.png", each, content_id="a@x") for each in pictures]
        at = NOON + timedelta(minutes=minutes)
        shop_is_down.reply(Said("Siehe Bild.", attachments=tuple(files)), by=bashir, at=at)

    send(-1, b"of before")
    send(1, b"of before", b"of now")

    assert [each.blob.data for each in attachments_for(guest)] == [b"of now"]
    assert attachments_for(bashir).filter(content_id="a@x").count() == 3


def test_a_file_of_earlier_words_is_not_theirs(told, guest, bashir):
    assert attachments_for(bashir).get() == told.attachments.get()
    assert not attachments_for(guest).exists()


@pytest.mark.parametrize("text", ["Sommerwind", "sommer", "Sommerwind Quarzuhr"])
def test_earlier_words_find_nothing_for_them(guest, bashir, text):
    assert found(text, bashir)
    assert not found(text, guest)


@pytest.mark.parametrize("text", ["Quarzuhr", "quarz Onlineshop", "Bashir"])
def test_their_own_words_and_the_head_of_the_ticket_do(shop_is_down, guest, text):
    assert found(text, guest) == [shop_is_down]


def test_later_words_do_too(shop_is_down, guest, kim):
    shop_is_down.answer(Said("Es war der Regenschirm."), by=kim, at=NOON)

    assert found("regenschirm quarzuhr", guest) == [shop_is_down]


def test_lists_show_no_earlier_words(shop_is_down, guest, bashir):
    shop_is_down.reply(Said("Geheim."), by=bashir, at=berlin("mon", "11:59"))

    assert Ticket.objects.reachable_by(bashir).get().last_words == "Geheim."
    assert Ticket.objects.reachable_by(guest).get().last_words == ""


def test_turns_before_are_not_explained(shop_is_down, guest, bashir):
    turns = {who: explain(Ticket.objects.reachable_by(who).get()).items for who in (guest, bashir)}

    assert [each.turn.deadline.since for each in turns[guest]] == [NOON]
    assert len(turns[bashir]) == 2


def test_history_can_be_ticked(told, shop_is_down, heard, petra, kim):
    shop_is_down.admit(heard, with_history=True, by=kim, at=NOON)

    assert SAID in read_by(petra, shop_is_down)
    assert found("Sommerwind", petra) == [shop_is_down]
    assert shop_is_down.events.get(kind=Event.Kind.PARTICIPANT_ADDED).facts["whole"]


def test_or_shown_later_once(shop_is_down, guest, kim):
    shop_is_down.show_history(guest, by=kim, at=NOON)
    shop_is_down.show_history(guest, by=kim, at=NOON)

    assert SAID in read_by(guest, shop_is_down)
    assert shop_is_down.events.get(kind=Event.Kind.HISTORY_SHOWN).facts == {"person": guest.pk}


def test_or_with_other_words_of_theirs(shop_is_down, guest, kim, words):
    other = shop_is_down.file_third_party(words, by=guest, at=NOON)
    shop_is_down.admit(other, with_history=True, by=kim, at=NOON)

    assert SAID in read_by(guest, shop_is_down)


def test_only_staff_show_it_later(shop_is_down, guest, bashir):
    with pytest.raises(NotStaff):
        shop_is_down.show_history(guest, by=bashir, at=NOON)


def test_the_contact_ticks_it_too(told, shop_is_down, heard, petra, bashir):
    shop_is_down.admit(heard, with_history=True, by=bashir, at=NOON)

    assert SAID in read_by(petra, shop_is_down)


def test_nobody_shows_what_they_do_not_read(shop_is_down, guest, nordlicht, otto):
    """Petra speaks for the customer now, but sees only what she takes part in."""
    guest.contacts.create(customer=nordlicht, role="technical", sees_all_tickets=False)
    other = shop_is_down.file_third_party(Said("Ich auch."), by=otto, at=NOON)

    with pytest.raises(HistoryNotYours):
        shop_is_down.admit(other, with_history=True, by=guest, at=NOON)


def test_nor_are_they_asked_about_words_of_before(shop_is_down, guest, nordlicht, otto):
    guest.contacts.create(customer=nordlicht, role="technical", sees_all_tickets=False)
    said, before = Said("Ich auch."), NOON - timedelta(minutes=1)
    shop_is_down.file_third_party(said, by=otto, at=before)
    later = shop_is_down.file_third_party(said, by=otto, at=NOON)

    assert list(shop_is_down.doubts_for(guest)) == [later]


def test_who_sees_all_of_the_customer_reads_all_of_it(shop_is_down, guest, nordlicht):
    guest.contacts.create(customer=nordlicht, sees_all_tickets=True)

    assert SAID in read_by(guest, shop_is_down)
    assert Ticket.objects.reachable_by(guest).get().reads_since is None


def test_whose_opening_was_doubted_reads_their_own_ticket(bashir, nordlicht, kim, something_new):
    said = Said("Bitte ein Konto.", origin="mail", sender_check="forged")
    new = type(something_new)("Konto", said, customer=nordlicht)
    ticket = Ticket.open(new, by=bashir, at=berlin("mon"))
    ticket.note(Said("Ist er das?"), by=kim, at=berlin("mon", "10:05"))
    ticket.admit(ticket.first_message, by=kim, at=NOON)

    assert ticket.participants.get().reads_since is None
