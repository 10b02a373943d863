from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.mail.leaving.acknowledging import acknowledge
from tresen.mail.leaving.cancelling import cancel
from tresen.mail.leaving.retrying import go_again, go_now
from tresen.mail.models import OutgoingMail
from tresen.tickets.models import Notice, Ticket
from tresen.tickets.said import Said

State = OutgoingMail.State


@pytest.fixture
def fail(settings):
    """fail(letter): it came back, its ticket says so, and whoever looks after it is told."""
    settings.SMTP_URL = "smtp://mail.example"

    def refused(letter, *, at=None):
        at = at or timezone.now()
        letter.refuse("550 5.1.1 User unknown", at=at)
        report = Said("550", origin="system", automatic=True)
        ticket = Ticket.objects.get(pk=letter.ticket_id)
        ticket.bounced(letter.words_lost, report, by=ticket.contact, at=at)
        return letter

    return refused


@pytest.fixture
def letter(shop_is_down, fail):
    return fail(shop_is_down.letters.get())


def called():
    """Whom the bell calls, and whom a mail would."""
    waiting = Notice.objects.to_be_mailed(timezone.now() + timedelta(days=9))
    return Notice.objects.filter(seen_at=None).count(), waiting.count()


def test_a_letter_that_somebody_took_note_of_is_no_trouble_any_more(letter, kim):
    assert acknowledge(letter, by=kim, at=timezone.now())

    letter.refresh_from_db()
    assert (letter.state, letter.is_in_trouble) == (State.FAILED, False)
    assert not OutgoingMail.objects.in_trouble().exists()
    assert letter.stages.get().by == kim


def test_once_is_enough(letter, kim, jana):
    acknowledge(letter, by=kim, at=timezone.now())

    assert not acknowledge(letter, by=jana, at=timezone.now())
    assert letter.stages.get().by == kim


@pytest.mark.parametrize("state", [State.QUEUED, State.SENT, State.CANCELLED])
def test_only_what_failed_is_a_trouble(letter, kim, state):
    OutgoingMail.objects.update(state=state)

    assert not acknowledge(letter, by=kim, at=timezone.now())


@pytest.mark.parametrize("hand", [acknowledge, cancel, go_now])
def test_with_the_last_troubled_letter_the_alarm_ends(letter, kim, hand):
    assert called() == (1, 1)
    hand(letter, by=kim, at=timezone.now())

    assert called() == (0, 0)


def test_not_while_another_letter_of_the_ticket_is_in_trouble(letter, shop_is_down, fail, kim):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=timezone.now())
    fail(shop_is_down.letters.latest("id"))
    before = called()
    acknowledge(letter, by=kim, at=timezone.now())

    assert called() == before


def test_failing_again_is_a_new_trouble(letter, fail, kim):
    acknowledge(letter, by=kim, at=timezone.now())
    go_now(letter, by=kim, at=timezone.now())
    letter.refresh_from_db()
    fail(letter)

    assert OutgoingMail.objects.in_trouble().get() == letter
    assert called() == (1, 1)


def test_an_outage_does_not_bring_it_back(letter, kim):
    at = timezone.now()
    acknowledge(letter, by=kim, at=at)

    assert go_again(since=at - timedelta(hours=1), by=kim, at=at) == 0
