"""Who takes part in a ticket can write a delivery report: it moves no clock and silences nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.mail.post import BUSY, FULL, LATE, NO_SUCH_USER, failure_report, mail, receive, take
from tests.mail.returning.test_bouncing import signed
from tresen.house.models import Provider
from tresen.mail.arriving.filing import file_now
from tresen.mail.models import IncomingMail, OutgoingMail
from tresen.mail.returning.doubting import REPORTS_COME_WITHIN
from tresen.people.models import Address
from tresen.tickets.models import Notice, Ticket

BASHIR = "bashir@business.example"
EVERY = {"no such": NO_SUCH_USER, "full": FULL, "busy": BUSY, "late": LATE}


def writes(letter):
    receive(mail(BASHIR, "Danke, das war es.", In_Reply_To=letter.rfc_message_id))


@pytest.fixture
def by_post(letter):
    OutgoingMail.objects.filter(pk=letter.pk).update(state="sent", sent_at=letter.created_at)
    return letter


def stands(letter):
    """What a report could change: the letter, its reader's address, and the clock."""
    fresh = OutgoingMail.objects.get(pk=letter.pk)
    address, ticket = Address.objects.get(email=letter.to), Ticket.objects.get(pk=letter.ticket_id)
    return fresh.state, fresh.last_error, address.trouble, ticket.clock, ticket.due_at


@pytest.mark.parametrize("because", EVERY.values(), ids=EVERY)
def test_who_only_knows_the_address_of_the_ticket_changes_nothing(by_post, because):
    before = stands(by_post)
    filed = receive(failure_report(because=because), signed(by_post))

    assert (filed.outcome, filed.reason) == ("bounced", "report_in_doubt")
    assert stands(by_post) == before


@pytest.mark.parametrize("because", EVERY.values(), ids=EVERY)
def test_nor_does_a_reader_who_has_written_since(by_post, because):
    writes(by_post)
    before = stands(by_post)
    filed = receive(failure_report(about=by_post.rfc_message_id, because=because))

    assert (filed.outcome, filed.reason) == ("bounced", "report_in_doubt")
    assert stands(by_post) == before


@pytest.mark.parametrize("result", ["dmarc=fail header.from=mx.example", "dmarc=fail"])
def test_nor_does_a_report_whose_sender_is_forged(by_post, result):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    before = stands(by_post)
    raw = failure_report(about=by_post.rfc_message_id)
    filed = receive(f"Authentication-Results: mx.tresen.example; {result}\n".encode() + raw)

    assert (filed.reason, stands(by_post)) == ("report_in_doubt", before)


@pytest.mark.parametrize(("later", "state"), [(0, "failed"), (1, "sent")])
def test_nor_does_a_report_that_comes_a_month_after_the_letter_left(by_post, later, state):
    kept = take(failure_report(about=by_post.rfc_message_id))
    at = by_post.created_at + REPORTS_COME_WITHIN + timedelta(seconds=later)
    IncomingMail.objects.filter(pk=kept.pk).update(received_at=at)
    file_now(kept)

    assert stands(by_post)[0] == state


AUTOMATIC = {"Auto_Submitted": "auto-replied"}


def test_a_vacation_reply_says_nothing_about_it(by_post):
    receive(mail(BASHIR, "Bin weg.", In_Reply_To=by_post.rfc_message_id, **AUTOMATIC))
    receive(failure_report(about=by_post.rfc_message_id))

    assert stands(by_post)[0] == "failed"


def test_what_the_reader_did_before_the_letter_left_says_nothing_either(by_post):
    writes(by_post)
    OutgoingMail.objects.filter(pk=by_post.pk).update(sent_at=timezone.now())
    receive(failure_report(about=by_post.rfc_message_id))

    assert stands(by_post)[0] == "failed"


def test_a_true_report_of_a_server_that_nobody_vouches_for_is_believed(by_post):
    Provider.objects.update(trusted_authserv_ids=["mx.tresen.example"])
    receive(failure_report(about=by_post.rfc_message_id))

    assert stands(by_post)[::3] == ("failed", "running")


def test_the_owner_is_told_of_the_first_one_and_every_one_stands_on_the_letter(by_post, kim):
    for subject in ("eins", "zwei"):
        receive(failure_report(subject=subject), signed(by_post))

    assert Notice.objects.get(person=kim).event.kind == "report_doubted"
    assert list(by_post.stages.values_list("what", flat=True)) == ["doubted"] * 2


def test_staff_read_that_it_proves_nothing(by_post, as_kim):
    receive(failure_report(), signed(by_post))
    page = as_kim.get(f"/desk/tickets/{by_post.ticket.shown_id}/").content.decode()

    assert "ohne es zu beweisen: Bitte prüfen Sie es." in page


def test_customers_do_not_see_it(by_post, bashir):
    filed = receive(failure_report(), signed(by_post))

    assert (filed.message.audience, filed.message.side) == ("staff", "system")
    assert filed.message not in by_post.ticket.messages.readable_by(bashir)
