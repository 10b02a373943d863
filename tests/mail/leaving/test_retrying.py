"""Letters that somebody wants to leave now, or once more."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import berlin
from tests.costs.conftest import new_domain
from tests.mail.sink import mail_server
from tresen.customers.models import Contact
from tresen.mail.leaving.cancelling import cancel
from tresen.mail.leaving.posting import post_all
from tresen.mail.leaving.renewing import is_torso
from tresen.mail.leaving.retrying import CannotGo, go_again, go_now, hindrance
from tresen.mail.models import OutgoingMail
from tresen.people.models import Address

__all__ = ["new_domain"]

State = OutgoingMail.State


@pytest.fixture
def held(shop_is_down):
    return shop_is_down.letters.get()


@pytest.fixture
def posted(settings):
    """Post everything that is due; what arrived."""
    settings.SMTP_URL = "smtp://127.0.0.1"

    def post(**says):
        with mail_server(**says) as (sink, url):
            settings.SMTP_URL = url
            post_all()
        return sink.mails

    return post


def wanted(letter, kim, **changes):
    OutgoingMail.objects.filter(pk=letter.pk).update(**changes)
    go_now(letter, by=kim, at=timezone.now())
    letter.refresh_from_db()
    return letter


def test_a_letter_kept_for_want_of_a_server_stays(held, kim):
    with pytest.raises(CannotGo, match="no_server"):
        wanted(held, kim)

    assert held.state == State.HELD


def test_it_may_leave_once_there_is_a_server(held, kim, settings):
    settings.SMTP_URL = "smtp://mail.example"

    assert wanted(held, kim).state == State.QUEUED
    assert not held.repeated


@pytest.mark.parametrize("state", [State.SENDING, State.CANCELLED])
def test_what_is_leaving_or_shall_not_leave_cannot_go(state):
    assert hindrance(OutgoingMail(state=state))


def test_what_was_sent_goes_again_as_the_same_letter_and_marked(held, kim, posted):
    (first,) = posted_after_wish(held, kim, posted)
    (second,) = posted_after_wish(held, kim, posted)

    held.refresh_from_db()
    assert first.as_bytes() == second.as_bytes()
    assert (held.state, held.repeated) == (State.SENT, True)
    assert [stage.what for stage in held.stages.all()] == ["wanted_now", "wanted_again"]
    assert {stage.by for stage in held.stages.all()} == {kim}


def posted_after_wish(letter, kim, posted):
    go_now(letter, by=kim, at=timezone.now())
    return posted()


def test_who_wants_an_old_letter_again_gives_it_three_days_more(held, kim, posted):
    old = timezone.now() - timedelta(days=5)
    wanted(held, kim, state=State.FAILED, created_at=old, attempts=30)
    posted(DATA="451 Later")

    held.refresh_from_db()
    assert (held.state, held.attempts) == (State.QUEUED, 1)


def decided_by(letter):
    return set(re.findall(r"/decisions/([\w-]+)/", letter.text + letter.html))


def test_a_link_that_decides_is_fresh_in_a_letter_that_goes_again(new_domain, kim, posted):
    letter = new_domain.letters.get(kind="opened")
    (before,) = decided_by(letter)
    posted_after_wish(letter, kim, posted)
    letter.refresh_from_db()
    assert is_torso(letter)

    go_now(letter, by=kim, at=timezone.now())
    letter.refresh_from_db()
    (after,) = decided_by(letter)
    assert after not in (before, "••••")
    assert not is_torso(letter)


def test_but_not_for_who_may_decide_no_more(new_domain, kim, posted):
    letter = new_domain.letters.get(kind="opened")
    posted_after_wish(letter, kim, posted)
    Contact.objects.filter(person=letter.person).update(may_consent=False)

    with pytest.raises(CannotGo, match="no_link"):
        go_now(letter, by=kim, at=timezone.now())


@pytest.fixture
def outage(held, mailbox_is_full, settings):
    """Two letters failed an hour ago."""
    settings.SMTP_URL = "smtp://mail.example"
    hour_ago = timezone.now() - timedelta(minutes=50)
    OutgoingMail.objects.update(state=State.FAILED, failed_at=hour_ago)
    return held


@pytest.mark.parametrize(("hours", "number"), [(0.5, 0), (1, 2)])
def test_after_an_outage_all_that_failed_since_goes_again(outage, kim, hours, number):
    since = timezone.now() - timedelta(hours=hours)

    assert go_again(since=since, by=kim, at=timezone.now()) == number
    assert OutgoingMail.objects.filter(state=State.QUEUED).count() == number


def test_but_not_to_an_address_that_sends_letters_back(outage, kim):
    Address.objects.get(email=outage.to).suffer("no_such", at=berlin("mon"))

    assert go_again(since=berlin("mon"), by=kim, at=timezone.now()) == 1


@pytest.mark.parametrize(
    ("state", "can"),
    [
        (State.QUEUED, True),
        (State.HELD, True),
        (State.FAILED, True),
        (State.SENDING, False),
        (State.SENT, False),
        (State.CANCELLED, False),
    ],
)
def test_only_what_has_not_left_can_be_cancelled(held, kim, state, can):
    OutgoingMail.objects.update(state=state)

    assert cancel(held, by=kim, at=berlin("mon")) is can


def test_who_cancelled_a_letter_stays_known_and_it_never_leaves(held, kim, posted):
    OutgoingMail.objects.update(state=State.QUEUED)
    cancel(held, by=kim, at=berlin("mon", "11:00"))

    held.refresh_from_db()
    stage = held.stages.get()
    assert posted() == []
    assert (held.state, held.because) == (State.CANCELLED, "by_hand")
    assert (stage.what, stage.by, stage.at) == ("cancelled", kim, berlin("mon", "11:00"))
