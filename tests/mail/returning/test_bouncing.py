"""Reports about our letters, as other servers send them back."""

from datetime import datetime, timedelta
from email.utils import parseaddr

import pytest
from django.utils import timezone

from tests.mail.post import SUPPORT, failure_report, receive, take
from tresen.mail.arriving.filing import file_now
from tresen.mail.arriving.intake import Envelope, store
from tresen.mail.digests import mail_notices
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import Said


def signed(letter):
    return parseaddr(letter.reply_to)[1]


@pytest.fixture
def owned(letter, kim):
    """The letter, and Kim looks after its ticket."""
    assert letter.ticket.owner == kim
    return letter


def test_a_report_finds_its_letter_by_message_id(letter):
    filed = receive(failure_report(about=letter.rfc_message_id))

    letter.refresh_from_db()
    assert (filed.outcome, filed.ticket) == ("bounced", letter.ticket)
    assert (letter.state, letter.last_error) == ("failed", "550 5.1.1 No such user")


def test_a_report_about_another_reader_is_not_guessed(letter):
    filed = receive(failure_report(to="somebody@elsewhere.example"), signed(letter))

    assert (filed.state, filed.reason) == ("ignored", "bounce_of_nothing_known")


def test_the_clock_runs_again_from_its_first_moment(letter):
    due = letter.ticket.events.get(kind="ticket_opened").facts["deadline"]["due_at"]
    receive(failure_report(about=letter.rfc_message_id))

    ticket = Ticket.objects.get(pk=letter.ticket_id)
    assert (ticket.clock, ticket.reacted_at) == ("running", None)
    assert ticket.due_at == datetime.fromisoformat(due)


def test_after_an_hour_a_bounce_leaves_the_clock_alone(letter):
    kept = take(failure_report(about=letter.rfc_message_id))
    IncomingMail.objects.update(received_at=timezone.now() + timedelta(minutes=61))
    filed = file_now(kept)

    assert filed.outcome == "bounced"
    assert Ticket.objects.get(pk=letter.ticket_id).clock == "reacted"


def test_the_owner_is_told(owned, kim):
    receive(failure_report(about=owned.rfc_message_id))

    assert Notice.objects.get(person=kim, event__kind="answer_bounced").event.ticket == owned.ticket


def test_where_nobody_looks_after_the_ticket_whoever_leads_is_told(owned, kim, lea):
    owned.ticket.pass_to(None, by=kim, at=owned.created_at)
    receive(failure_report(about=owned.rfc_message_id))

    assert Notice.objects.filter(person=lea, event__kind="answer_bounced").exists()


@pytest.mark.parametrize(("seconds", "notices"), [(59, 1), (60, 2)])
def test_what_comes_back_from_several_readers_at_once_is_told_once(owned, kim, seconds, notices):
    for later in (0, seconds):
        kept = take(failure_report(about=owned.rfc_message_id, subject=str(later)))
        at = owned.created_at + timedelta(seconds=later)
        IncomingMail.objects.filter(pk=kept.pk).update(received_at=at)
        assert file_now(kept).outcome == "bounced"

    assert Notice.objects.filter(person=kim, event__kind="answer_bounced").count() == notices


def test_a_report_about_a_letter_to_the_owner_tells_nobody(owned, kim):
    receive(failure_report(about=owned.rfc_message_id))
    mail_notices(at=Notice.objects.latest("id").mail_after)
    told, notices = OutgoingMail.objects.get(kind="notices"), Notice.objects.count()
    filed = receive(failure_report(about=told.rfc_message_id, to=told.to))

    told.refresh_from_db()
    assert (filed.outcome, filed.message, told.state) == ("bounced", None, "failed")
    assert Notice.objects.count() == notices


@pytest.mark.parametrize("about", ["", "<unknown@elsewhere.example>"])
def test_a_report_about_nothing_of_ours_is_ignored(house, about):
    filed = receive(failure_report(about=about))

    assert (filed.state, filed.reason) == ("ignored", "bounce_of_nothing_known")


def test_a_report_from_somebody_who_can_be_answered_is_none(letter):
    envelope = Envelope("smtp", sender="mallory@evil.example", recipients=(SUPPORT,))
    filed = file_now(store(failure_report(about=letter.rfc_message_id), envelope))

    assert (filed.state, filed.reason) == ("ignored", "bounce_of_nothing_known")
    assert Ticket.objects.get(pk=letter.ticket_id).clock == "reacted"


def test_customers_do_not_see_a_report(letter, bashir):
    filed = receive(failure_report(about=letter.rfc_message_id))

    assert (filed.message.audience, filed.message.side) == ("staff", "system")
    assert filed.message not in letter.ticket.messages.readable_by(bashir)


def test_a_closed_ticket_keeps_the_report_and_stays_closed(letter, kim):
    ticket = letter.ticket
    ticket.close(Said("Gelöscht."), result="solved", by=kim, at=timezone.now())
    closing = ticket.letters.get(kind="closed")
    filed = receive(failure_report(about=closing.rfc_message_id))

    ticket.refresh_from_db()
    assert (filed.outcome, filed.message.mark) == ("bounced", "bounce")
    assert ticket.closed_at


def test_a_question_that_came_back_is_not_waited_for(printer, kim):
    message = printer.ask(Said("Welches Modell?"), by=kim, at=timezone.now())
    receive(failure_report(about=message.letters.get().rfc_message_id))

    ticket = Ticket.objects.get(pk=printer.pk)
    assert (ticket.state, ticket.clock) == ("open", "running")
    assert not ticket.reminders.filter(sent_at=None).exists()


def test_a_forged_message_id_finds_no_letter(letter):
    first = letter.rfc_message_id[20]
    forged = letter.rfc_message_id.replace(first, "b" if first == "a" else "a", 1)
    filed = receive(failure_report(about=forged))

    letter.refresh_from_db()
    assert filed.reason == "bounce_of_nothing_known"
    assert letter.state == "held"
