"""What staff are told by mail: one letter for everything that fell due, never a storm."""

from datetime import timedelta

import pytest

from tests.cast import berlin
from tresen.mail.digests import MOST, mail_notices
from tresen.mail.models import OutgoingMail
from tresen.people.models import Person, Staff
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import NewTicket, Said

NOON = berlin("mon", "12:00")


@pytest.fixture
def many(erika, muster, lea):
    """many(35): so many tickets without an owner, half of their time used up at noon."""

    def opened(number):
        new = NewTicket("Viele", Said("Ein Wort."), customer=muster)
        for _ in range(number):
            Ticket.open(new, by=erika, at=berlin("mon"))
        Ticket.near_all_due(at=NOON)

    return opened


def digests(person=None):
    letters = OutgoingMail.objects.filter(kind="notices").order_by("id")
    return list(letters.filter(person=person) if person else letters)


def test_everything_at_once_is_one_letter_to_everybody(many, lea):
    many(MOST + 5)
    mail_notices(at=NOON)

    assert Notice.objects.count() == MOST + 5
    assert [letter.person for letter in digests()] == [lea]
    assert digests()[0].text.count("/desk/tickets/") == MOST
    assert f"{MOST + 5} Tickets" in digests()[0].subject
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_it_says_what_happened_until_when_and_where(many, lea):
    Person.objects.filter(pk=lea.pk).update(language="en")
    many(1)
    mail_notices(at=NOON)
    ticket, letter = Ticket.objects.get(), digests()[0]

    assert letter.subject == f"Ticket {ticket.shown_id} needs you"
    assert "50 percent of the promised time is used up." in letter.text
    assert "Answer by Monday, 2 March 2026 at 14:00" in letter.text
    assert f"/desk/tickets/{ticket.shown_id}/" in letter.text


def test_nobody_is_told_twice(many):
    many(2)
    for minutes in (0, 1, 10):
        mail_notices(at=NOON + timedelta(minutes=minutes))

    assert len(digests()) == 1


def test_what_comes_within_five_minutes_waits_for_the_next_letter(many, erika):
    many(1)
    mail_notices(at=NOON)
    many(3)
    for minutes in (1, 4):
        mail_notices(at=NOON + timedelta(minutes=minutes))
    assert len(digests()) == 1
    mail_notices(at=NOON + timedelta(minutes=5))

    assert [letter.text.count("/desk/tickets/") for letter in digests()] == [1, 3]


def test_outside_of_service_time_it_waits_until_the_morning(mailbox_is_full, erika, lea):
    mailbox_is_full.nudge(by=erika, at=berlin("mon", "22:00"))
    mail_notices(at=berlin("tue", "08:59"))
    assert not digests()
    mail_notices(at=berlin("tue", "09:00"))

    assert [letter.person for letter in digests()] == [lea]


QUIET = [{"told_by": "page"}, {"left_at": NOON}]


@pytest.mark.parametrize("change", QUIET)
def test_who_wants_no_mail_or_has_left_gets_none(many, lea, change):
    Staff.objects.filter(person=lea).update(**change)
    many(1)
    mail_notices(at=NOON)

    assert not digests(lea)


def test_who_leaves_before_it_is_written_gets_none(many, lea):
    many(1)
    Staff.objects.filter(person=lea).update(left_at=NOON)
    mail_notices(at=NOON)

    assert not digests()


def test_it_says_that_no_person_wrote_it(many):
    many(1)
    mail_notices(at=NOON)
    letter = digests()[0]

    assert letter.automatic and letter.ticket is None
    assert letter.rfc_message_id.startswith("<")


@pytest.mark.parametrize("verb", ["answer", "close"])
def test_what_was_answered_meanwhile_calls_nobody(many, kim, verb):
    many(1)
    ticket, said = Ticket.objects.get(), Said("Läuft wieder.")
    more = {"result": "solved"} if verb == "close" else {}
    getattr(ticket, verb)(said, by=kim, at=NOON, **more)
    mail_notices(at=NOON)

    assert digests() == []
    assert not Notice.objects.to_be_mailed(NOON).exists()


def test_many_replies_are_one_letter_to_the_owner(shop_is_down, kim, bashir):
    shop_is_down.pass_to(kim, by=kim, at=berlin("mon"))
    for minute in range(15):
        said = Said("Und?", origin="portal")
        shop_is_down.reply(said, by=bashir, at=NOON + timedelta(minutes=minute % 4))
    mail_notices(at=NOON + timedelta(minutes=4))

    assert [letter.person for letter in digests(kim)] == [kim]


def test_one_letter_that_cannot_be_made_silences_nobody_else(many, lea, kim):
    many(1)
    Notice.objects.create(person=kim, event=Notice.objects.get().event, at=NOON, on_page=False)
    Notice.objects.update(mail_after=NOON)
    Person.objects.filter(pk=min(lea, kim, key=lambda each: each.pk).pk).update(timezone="Nowhere")
    mail_notices(at=NOON)

    assert len(digests()) == 1
