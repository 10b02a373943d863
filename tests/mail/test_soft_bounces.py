"""Letters that did not arrive for the moment: tried again, within their three days."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mail.post import BUSY, FULL, LATE, NO_SUCH_USER, failure_report, receive
from tests.mail.sink import mail_server
from tresen.mail.leaving.posted import give_up, try_later
from tresen.mail.leaving.posting import post_all
from tresen.mail.leaving.refusals import Refusal, Unreachable
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.people.models import Address
from tresen.tickets.models import Notice, Ticket

State = OutgoingMail.State


@pytest.fixture
def sent(letter):
    OutgoingMail.objects.filter(pk=letter.pk).update(state=State.SENT, sent_at=timezone.now())
    OutgoingMail.objects.exclude(pk=letter.pk).delete()
    return letter


def reported(letter, because, **told):
    filed = receive(failure_report(about=letter.rfc_message_id, because=because, **told))
    letter.refresh_from_db()
    return filed


@pytest.mark.parametrize("because", [FULL, BUSY], ids=["full", "busy"])
def test_a_soft_one_sends_the_same_letter_again_later_and_marks_it(sent, because):
    filed = reported(sent, because)

    assert (filed.outcome, filed.reason) == ("bounced", "letter_goes_again")
    assert (sent.state, sent.repeated, sent.last_error) == ("queued", True, because["said"])
    assert sent.next_try_at > timezone.now() + timedelta(minutes=50)
    assert filed.message.mark == "bounce"


def test_until_it_arrives_our_answer_does_not_count(sent, printer, settings):
    printer.delivered(sent.message, by=sent.message.author, at=timezone.now())
    printer.refresh_from_db()
    before = printer.clock
    reported(sent, FULL)
    printer.refresh_from_db()

    assert (before, printer.clock) == ("reacted", "running")
    assert printer.due_at is not None


def test_once_it_arrives_it_counts_again(sent, printer, settings):
    reported(sent, FULL)
    OutgoingMail.objects.update(next_try_at=timezone.now())
    with mail_server() as (_sink, settings.SMTP_URL):
        post_all()

    printer.refresh_from_db()
    assert printer.clock == "reacted"


def test_its_pauses_grow(sent):
    pauses = []
    for again in ("eins", "zwei", "drei"):
        filed = reported(sent, FULL, subject=again)
        pauses.append(sent.next_try_at - filed.received_at)
        OutgoingMail.objects.update(state=State.SENT)

    assert pauses == [timedelta(hours=hours) for hours in (1, 4, 12)]


def test_the_address_is_not_blamed(sent):
    reported(sent, FULL)

    assert not Address.objects.get(email=sent.to).is_troubled


def test_the_second_try_carries_the_same_message_id(sent, settings):
    reported(sent, FULL)
    OutgoingMail.objects.update(next_try_at=timezone.now())
    with mail_server() as (sink, settings.SMTP_URL):
        post_all()

    sent.refresh_from_db()
    assert sink.mails[0]["Message-ID"] == sent.rfc_message_id
    assert (sent.state, sent.repeated) == ("sent", True)


def test_after_three_days_it_has_failed_and_the_owner_is_told(sent, kim):
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=3, minutes=1))
    filed = reported(sent, FULL)

    assert (sent.state, filed.message.mark) == ("failed", "bounce")
    assert Notice.objects.get(person=kim).event.kind == "answer_bounced"
    assert not Address.objects.get(email=sent.to).is_troubled


def test_a_letter_that_is_just_being_handed_over_goes_again_too(sent):
    OutgoingMail.objects.update(state=State.SENDING)
    reported(sent, BUSY)

    assert sent.state == State.QUEUED


@pytest.mark.parametrize(
    ("because", "state"), [(NO_SUCH_USER, "failed"), (BUSY, "queued")], ids=["final", "soft"]
)
@pytest.mark.parametrize("after", [try_later, give_up])
def test_a_report_that_was_quicker_than_the_server_counts(sent, because, state, after):
    OutgoingMail.objects.update(state=State.SENDING)
    being_sent = OutgoingMail.objects.get(pk=sent.pk)
    reported(sent, because)
    before = sent.next_try_at
    after(being_sent, Unreachable(Refusal("mx.example:25", "451 Later")))

    sent.refresh_from_db()
    assert (sent.state, sent.next_try_at) == (state, before)
    assert sent.stages.get().what == "sent_back"


def test_a_report_of_a_delay_is_only_noted_on_the_letter(sent):
    clock = Ticket.objects.get(pk=sent.ticket_id).clock
    filed = reported(sent, LATE)

    assert (filed.outcome, filed.reason, filed.message) == ("bounced", "letter_delayed", None)
    assert (sent.state, sent.last_error) == ("sent", "Connection timed out")
    assert sent.stages.get().what == "delayed"
    assert Ticket.objects.get(pk=sent.ticket_id).clock == clock


def test_a_delay_of_nothing_known_is_ignored(house):
    filed = receive(failure_report(about="<unknown@elsewhere.example>", because=LATE))

    assert (filed.state, filed.reason) == ("ignored", "bounce_of_nothing_known")
    assert IncomingMail.objects.count() == 1
