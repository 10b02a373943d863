from datetime import timedelta

import pytest

from tests.cast import berlin
from tests.tickets.stage import Stage
from tresen.tickets.standing import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def standing(by_smtp, mailbox_is_full, kim, erika):
    """How the ticket of Monday at 10:00 stands after a story, at a time."""

    def after(story, time, *, day="mon", zone="Europe/Berlin"):
        Stage(mailbox_is_full, kim, erika).play(story)
        return Standing(mailbox_is_full, berlin(day, time), zone)

    return after


TONES = {
    ("", "10:00"): ("good", "in 4 h 0 min"),
    ("", "12:59"): ("good", "in 1 h 1 min"),
    ("", "13:00"): ("soon", "in 1 h 0 min"),
    ("", "13:59"): ("soon", "in 1 min"),
    ("", "14:00"): ("soon", "due now"),
    ("", "14:01"): ("late", "overdue for 1 min"),
    ("", "14:12"): ("late", "overdue for 12 min"),
    ("10:30 answer, 10:40 deliver", "15:00"): ("", "answered"),
    ("10:30 ask", "12:00"): ("", "waiting"),
    ("10:30 ask, 10:40 deliver", "15:00"): ("", "waiting"),
    ("10:30 ask", "15:00"): ("late", "overdue for 1 h 0 min"),
    ("10:30 close", "15:00"): ("", "closed"),
}


@pytest.mark.parametrize(("moment", "shown"), TONES.items())
def test_colour_never_stands_without_words(standing, moment, shown):
    stands = standing(*moment)

    assert (stands.tone, stands.remaining) == shown


def test_nothing_is_overdue_for_no_time(mailbox_is_full):
    passed = Standing(mailbox_is_full, mailbox_is_full.due_at + timedelta(seconds=59), "UTC")

    assert (passed.tone, passed.remaining) == ("late", "due now")


HEADLINES = {
    "": "We answer today at 14:00 at the latest.",
    "10:30 answer, 10:40 deliver": "We have answered and keep working on it.",
    "10:30 ask": "We are waiting for your reply.",
    "10:30 close": "This ticket is closed.",
}


@pytest.mark.parametrize(("story", "headline"), HEADLINES.items())
def test_a_ticket_says_its_state_in_one_sentence(standing, story, headline):
    assert standing(story, "11:00").headline == headline


def test_who_is_late_says_so(standing):
    assert standing("", "14:01").headline == "Our answer is overdue. We are sorry."


def test_a_moment_is_told_in_the_readers_zone(standing):
    assert standing("", "11:00", zone="America/New_York").until == "today at 08:00"


def test_the_night_before_tomorrow_is_named(shop_is_down, kim, bashir):
    Stage(shop_is_down, kim, bashir).play("10:30 answer, 17:50 reply")
    stands = Standing(shop_is_down, berlin("mon", "17:50"), "Europe/Berlin")

    assert stands.headline == "We answer tomorrow at 12:50 at the latest."
