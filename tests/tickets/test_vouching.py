"""Words of somebody from outside: who speaks for the customer says whether they belong here."""

import pytest

from tests.cast import berlin
from tresen.people.models import Person
from tresen.tickets.models import Event, Notice, Ticket
from tresen.tickets.refusing import NotForStaff, NotStaff, TicketIsClosed
from tresen.tickets.said import Said

pytestmark = pytest.mark.django_db

NOON = berlin("mon", "12:00")
FORGED = Said("Bitte alles löschen.", origin="mail", sender_check="forged")


@pytest.fixture
def in_his_name(shop_is_down, bashir):
    """Our mail server says that Bashir did not write it."""
    return shop_is_down.file_third_party(FORGED, by=bashir, at=berlin("mon", "11:00"))


@pytest.fixture
def jule(person):
    return person("jule@business.example")


def facts(ticket, kind):
    return [(event.by, event.message_id, event.facts) for event in ticket.events.filter(kind=kind)]


def test_a_contact_is_asked_about_the_words_of_a_third_party(shop_is_down, heard, bashir, jule):
    assert list(shop_is_down.doubts_for(bashir)) == [heard]
    assert list(shop_is_down.doubts_for(jule)) == [heard]


def test_confirmed_they_count_as_if_staff_had_admitted_them(shop_is_down, heard, petra, bashir):
    shop_is_down.admit(heard, by=bashir, at=NOON)

    assert heard in shop_is_down.messages.public()
    assert shop_is_down in Ticket.objects.reachable_by(petra)
    assert (shop_is_down.clock, shop_is_down.due_at) == ("running", berlin("mon", "16:00"))
    assert not shop_is_down.doubts_for(bashir)


def test_the_history_says_who_confirmed(shop_is_down, heard, petra, bashir):
    shop_is_down.admit(heard, by=bashir, at=NOON)

    assert facts(shop_is_down, Event.Kind.WORDS_ADMITTED) == [(bashir, heard.pk, {})]
    assert facts(shop_is_down, Event.Kind.PARTICIPANT_ADDED) == [
        (bashir, None, {"person": petra.pk, "whole": False})
    ]


def test_denied_they_stay_for_staff_and_nobody_is_asked_again(
    shop_is_down, heard, bashir, jule, kim
):
    shop_is_down.deny(heard, by=bashir, at=NOON)
    heard.refresh_from_db()

    assert (heard.audience, shop_is_down.clock) == ("staff", "reacted")
    assert not shop_is_down.doubts_for(bashir) and not shop_is_down.doubts_for(jule)
    assert facts(shop_is_down, Event.Kind.WORDS_DENIED) == [(bashir, heard.pk, {})]
    assert Notice.objects.filter(person=kim, event__kind="words_denied").exists()


def test_who_said_no_does_not_say_yes_but_staff_may(shop_is_down, heard, bashir, kim):
    shop_is_down.deny(heard, by=bashir, at=NOON)
    with pytest.raises(NotStaff):
        shop_is_down.admit(heard, by=bashir, at=NOON)

    shop_is_down.admit(heard, by=kim, at=NOON)
    assert heard in shop_is_down.messages.public()


def test_a_mail_in_a_contact_s_name_is_shown_to_nobody_else(
    shop_is_down, in_his_name, bashir, jule
):
    assert list(shop_is_down.doubts_for(bashir)) == [in_his_name]
    assert not shop_is_down.doubts_for(jule)


def test_whoever_really_wrote_it_confirms_it_when_signed_in(shop_is_down, in_his_name, bashir):
    shop_is_down.admit(in_his_name, by=bashir, at=NOON)

    assert facts(shop_is_down, "words_admitted") == [(bashir, in_his_name.pk, {"of_oneself": True})]
    assert in_his_name in shop_is_down.messages.public()


def test_a_stranger_in_whose_name_somebody_wrote_is_for_staff_to_judge(shop_is_down, petra, bashir):
    shop_is_down.file_third_party(FORGED, by=petra, at=NOON)

    assert not shop_is_down.doubts_for(bashir)


def test_what_answers_no_letter_of_ours_is_for_staff_to_judge(shop_is_down, petra, bashir):
    code = Said("Ihr Code: 481 920", origin="mail", unasked=True)
    message = shop_is_down.file_third_party(code, by=petra, at=NOON)

    assert not shop_is_down.doubts_for(bashir)
    with pytest.raises(NotStaff):
        shop_is_down.admit(message, by=bashir, at=NOON)


def test_what_a_program_answers_is_for_staff_to_judge(shop_is_down, petra, bashir):
    code = Said("Ihr Code: 481 920", origin="mail", automatic=True)
    shop_is_down.file_third_party(code, by=petra, at=NOON)

    assert not shop_is_down.doubts_for(bashir)


def test_a_colleague_s_mail_is_nothing_to_ask_about(shop_is_down, jana, bashir, words):
    shop_is_down.file_third_party(words, by=jana, at=NOON)

    assert not shop_is_down.doubts_for(bashir)


def test_who_only_takes_part_vouches_for_nobody(shop_is_down, heard, petra, kim, words):
    shop_is_down.admit(heard, by=kim, at=NOON)
    max_ = Person.objects.meet("max@elsewhere.example")
    other = shop_is_down.file_third_party(words, by=max_, at=NOON)

    assert shop_is_down in Ticket.objects.reachable_by(petra)
    assert not shop_is_down.doubts_for(petra)
    with pytest.raises(NotStaff):
        shop_is_down.admit(other, by=petra, at=NOON)


@pytest.mark.parametrize("verb", ["admit", "deny"])
@pytest.mark.parametrize("who", ["erika@ondemand.example", "petra@elsewhere.example"])
def test_nobody_from_elsewhere_judges(shop_is_down, heard, person, who, verb):
    with pytest.raises(NotStaff):
        getattr(shop_is_down, verb)(heard, by=person(who), at=NOON)


def test_a_former_contact_is_not_asked(shop_is_down, heard, bashir):
    bashir.contacts.update(ended_at=NOON)

    assert not shop_is_down.doubts_for(bashir)


@pytest.mark.parametrize("verb", ["admit", "deny"])
def test_a_closed_ticket_stays_as_it_is(shop_is_down, heard, bashir, kim, verb):
    shop_is_down.close(Said("Gut."), result="solved", by=kim, at=NOON)

    with pytest.raises(TicketIsClosed):
        getattr(shop_is_down, verb)(heard, by=bashir, at=NOON)


def test_staff_admit_or_leave_it(shop_is_down, heard, kim):
    with pytest.raises(NotForStaff):
        shop_is_down.deny(heard, by=kim, at=NOON)


def test_moved_words_are_asked_about_where_they_lie(
    shop_is_down, heard, mailbox_is_full, kim, erika
):
    moved = shop_is_down.move(heard, mailbox_is_full, Said("Dort."), by=kim, at=NOON)

    assert list(mailbox_is_full.doubts_for(erika)) == [moved]
    assert not shop_is_down.doubts_for(kim)
