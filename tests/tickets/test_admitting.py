import pytest

from tests.cast import berlin
from tresen.tickets.models import Event, Ticket
from tresen.tickets.refusing import NoLongerContact, NotThirdParty, TicketIsClosed
from tresen.tickets.said import Said
from tresen.tickets.searching import search

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")


def kinds(ticket):
    return list(ticket.events.order_by("id").values_list("kind", flat=True))


def test_admitted_words_count_as_a_customer_s(shop_is_down, heard, petra, bashir, kim):
    shop_is_down.admit(heard, by=kim, at=NOON)

    assert heard in shop_is_down.messages.readable_by(bashir)
    assert (shop_is_down.clock, shop_is_down.due_at) == ("running", berlin("mon", "16:00"))
    added = shop_is_down.events.get(kind=Event.Kind.PARTICIPANT_ADDED)
    assert added.facts == {"person": petra.pk, "whole": False}
    assert kinds(shop_is_down)[-3:] == ["participant_added", "words_admitted", "customer_wrote"]


def test_who_was_admitted_reads_the_ticket_and_gets_the_answers(shop_is_down, heard, petra, kim):
    assert shop_is_down not in Ticket.objects.reachable_by(petra)

    shop_is_down.admit(heard, by=kim, at=NOON)
    answer = shop_is_down.answer(Said("Danke."), by=kim, at=NOON)

    assert shop_is_down in Ticket.objects.reachable_by(petra)
    assert "petra@elsewhere.example" in answer.letters.values_list("to", flat=True)


def test_admitted_words_are_found_by_the_customer(shop_is_down, heard, bashir, kim):
    reachable = Ticket.objects.reachable_by(bashir)
    assert not search(reachable, "quarzuhr", by=bashir)

    shop_is_down.admit(heard, by=kim, at=NOON)

    assert list(search(reachable, "quarzuhr", by=bashir)) == [shop_is_down]


def test_admitting_twice_records_once(shop_is_down, heard, kim):
    shop_is_down.admit(heard, by=kim, at=NOON)
    events = kinds(shop_is_down)
    shop_is_down.admit(heard, by=kim, at=NOON)

    assert kinds(shop_is_down) == events


def test_other_words_of_the_same_person_are_admitted_singly(shop_is_down, heard, petra, kim, words):
    other = shop_is_down.file_third_party(words, by=petra, at=NOON)
    shop_is_down.admit(heard, by=kim, at=NOON)
    assert not shop_is_down.messages.public().filter(pk=other.pk).exists()

    shop_is_down.admit(other, by=kim, at=NOON)

    assert kinds(shop_is_down)[-4:] == ["words_admitted", "customer_wrote"] * 2


def test_older_words_do_not_stand_for_the_last_ones(shop_is_down, heard, bashir, kim):
    shop_is_down.reply(Said("Immer noch 502."), by=bashir, at=berlin("mon", "11:30"))
    shop_is_down.admit(heard, by=kim, at=NOON)

    assert shop_is_down.last_text == "Immer noch 502."


def test_a_closed_ticket_admits_nobody(shop_is_down, heard, kim, words):
    shop_is_down.close(words, result="solved", by=kim, at=NOON)

    with pytest.raises(TicketIsClosed):
        shop_is_down.admit(heard, by=kim, at=NOON)


def test_a_note_is_never_made_public(shop_is_down, kim, words):
    note = shop_is_down.note(words, by=kim, at=NOON)

    with pytest.raises(NotThirdParty):
        shop_is_down.admit(note, by=kim, at=NOON)


def test_a_colleague_s_private_mail_is_no_customer_s(shop_is_down, kim, jana, words):
    mail = shop_is_down.file_third_party(words, by=jana, at=NOON)

    with pytest.raises(NotThirdParty):
        shop_is_down.admit(mail, by=kim, at=NOON)


def test_a_former_contact_is_not_let_in_again(shop_is_down, heard, petra, nordlicht, kim):
    petra.contacts.create(customer=nordlicht, ended_at=NOON)

    with pytest.raises(NoLongerContact):
        shop_is_down.admit(heard, by=kim, at=NOON)

    assert not shop_is_down.participants.filter(person=petra).exists()
