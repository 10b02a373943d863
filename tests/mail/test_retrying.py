import pytest

from tresen.mail.models import OutgoingMail
from tresen.mail.retrying import can_try_now, try_now

State = OutgoingMail.State


@pytest.fixture
def held(shop_is_down):
    return shop_is_down.letters.get()


def test_a_letter_kept_for_want_of_a_server_stays(held):
    assert held.state == State.HELD
    assert not try_now(held)


def test_it_may_leave_once_there_is_a_server(held, settings):
    settings.SMTP_URL = "smtp://mail.example"

    assert try_now(held)
    assert OutgoingMail.objects.get().state == State.QUEUED


@pytest.mark.parametrize(
    ("state", "may"),
    [(State.QUEUED, True), (State.FAILED, True), (State.SENDING, False), (State.SENT, False)],
)
def test_only_what_has_not_left_may_go(state, may):
    assert can_try_now(OutgoingMail(state=state)) is may
