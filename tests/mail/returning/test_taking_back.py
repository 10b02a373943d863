"""Whoever replies to a letter has it: what a report said of it is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mail.post import FULL, STRANGER, failure_report, mail, receive
from tresen.house.models import Provider
from tresen.mail.models import OutgoingMail
from tresen.people.models import Address
from tresen.tickets.explaining import explain
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import Said

BASHIR = "bashir@business.example"


@pytest.fixture
def delivered(letter):
    """Kim's answer has left, and stopped the clock."""
    OutgoingMail.objects.filter(pk=letter.pk).update(state="sent", sent_at=letter.created_at)
    assert Ticket.objects.get(pk=letter.ticket_id).clock == "reacted"
    return letter


@pytest.fixture
def returned(delivered):
    """Somebody wrote a report that nobody can tell from a true one."""
    receive(failure_report(about=delivered.rfc_message_id))
    return fresh(delivered)


def fresh(letter):
    return OutgoingMail.objects.get(pk=letter.pk)


def reply(letter, sender=BASHIR, **headers):
    headers = {"In_Reply_To": letter.rfc_message_id} | headers
    return receive(mail(sender, "Das Kabel ist gezogen.", **headers))


def turns(letter):
    """(answered at, ended) of each, as it stands in the facts."""
    return [turn.answered_at for turn in Ticket.objects.get(pk=letter.ticket_id).reckoning().turns]


def test_the_letter_counts_as_sent_and_its_address_is_sound(returned):
    reply(returned)

    assert (returned.state, fresh(returned).state) == ("failed", "sent")
    assert (fresh(returned).failed_at, fresh(returned).last_error) == (None, "")
    assert not Address.objects.get(email=returned.to).is_troubled


def test_the_answer_arrived_when_it_first_did(delivered):
    before = turns(delivered)
    receive(failure_report(about=delivered.rfc_message_id))
    lost = turns(delivered)
    reply(delivered)

    assert (lost, turns(delivered)) == ([None], [*before, None])


def test_the_reply_has_a_clock_of_its_own(returned):
    filed = reply(returned)

    ticket = Ticket.objects.get(pk=returned.ticket_id)
    assert ticket.clock == "running"
    assert ticket.reckoning().deadline.message == filed.message.pk


def test_the_facts_say_so_in_their_order(returned, bashir):
    reply(returned)

    kinds = list(returned.ticket.events.order_by("id").values_list("kind", flat=True))
    since = kinds[kinds.index("answer_bounced") :]
    assert since == ["answer_bounced", "bounce_taken_back", "answer_delivered", "customer_wrote"]
    assert returned.ticket.events.get(kind="bounce_taken_back").by == bashir


def test_staff_read_it_and_their_alarm_ends(returned, as_kim, kim):
    alarms = Notice.objects.filter(person=kim, event__kind="answer_bounced", seen_at=None)
    before = alarms.count()
    reply(returned)
    page = as_kim.get(f"/desk/tickets/{returned.ticket.shown_id}/").content.decode()

    assert (before, alarms.count()) == (1, 0)
    assert "als unzustellbar gemeldet war: Er war angekommen." in page


def test_the_timeline_does_not_tell_of_a_return_that_was_none(returned):
    reply(returned)

    assert [each.returns for each in explain(Ticket.objects.get(pk=returned.ticket_id))] == [[], []]


def test_one_that_was_to_go_again_stays_here(delivered):
    receive(failure_report(about=delivered.rfc_message_id, because=FULL))
    waiting = fresh(delivered).state
    reply(delivered)

    assert (waiting, fresh(delivered).state) == ("queued", "sent")
    assert list(delivered.stages.values_list("what", flat=True)) == ["sent_back", "replied_to"]


def test_a_later_report_about_it_is_in_doubt(returned):
    reply(returned)
    filed = receive(failure_report(about=returned.rfc_message_id, subject="noch einer"))

    assert (filed.reason, fresh(returned).state) == ("report_in_doubt", "sent")


def test_to_a_closed_ticket_too(returned, kim):
    at = timezone.now()
    returned.ticket.close(Said("Gelöscht."), result="solved", by=kim, at=at)
    filed = reply(returned)

    assert (filed.outcome, fresh(returned).state) == ("followed_up", "sent")


OTHERS = {
    "somebody else": {"sender": "jule@business.example"},
    "a stranger": {"sender": STRANGER},
    "a program": {"Auto_Submitted": "auto-replied"},
    "a reply to the next letter": {"In_Reply_To": "<x@y.example>"},
}


@pytest.mark.parametrize("told", OTHERS.values(), ids=OTHERS)
def test_nobody_and_nothing_else_takes_it_back(returned, told):
    reply(returned, References=f"{returned.rfc_message_id} <x@y.example>", **told)

    assert fresh(returned).state == "failed"
    assert not returned.ticket.events.filter(kind="bounce_taken_back").exists()


def test_nor_a_mail_whose_sender_is_forged(returned):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    raw = mail(BASHIR, "Ja.", In_Reply_To=returned.rfc_message_id)
    verdict = "mx.tresen.example; dmarc=fail header.from=business.example"
    receive(f"Authentication-Results: {verdict}\n".encode() + raw)

    assert fresh(returned).state == "failed"


def test_of_two_answers_the_first_counts_again(returned, kim):
    late = returned.ticket.opened_at + timedelta(days=1)
    second = returned.ticket.answer(Said("Noch da?"), by=kim, at=late)
    returned.ticket.delivered(second, by=kim, at=late)
    reply(returned)

    assert turns(returned)[0] == returned.message.created_at
