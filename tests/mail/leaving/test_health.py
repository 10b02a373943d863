from datetime import timedelta

import pytest
from django.utils import timezone

from tresen.mail.leaving.health import examine
from tresen.mail.models import OutgoingMail


@pytest.fixture
def letter(shop_is_down):
    return shop_is_down.letters.get()


@pytest.fixture
def found(letter):
    """found("outgoing", minutes=20, …): what is found on a letter that has waited so long."""

    def look(code, *, minutes=0, **changes):
        now = timezone.now()
        waited = {"created_at": now - timedelta(minutes=minutes), "state": "queued"}
        OutgoingMail.objects.update(**{**waited, **changes})
        return next(each for each in examine(at=now) if each.code == code)

    return look


@pytest.mark.parametrize(
    ("minutes", "attempts", "fine", "ready"),
    [(14, 0, True, True), (16, 0, False, False), (16, 3, True, True), (61, 3, False, True)],
)
def test_a_postman_that_sleeps_stops_a_node_and_another_server_s_later_does_not(
    found, minutes, attempts, fine, ready
):
    finding = found("outgoing", minutes=minutes, attempts=attempts)

    assert (finding.is_fine, finding.is_ready) == (fine, ready)
    assert bool(finding.path) is not fine


def test_what_waits_for_room_or_was_just_wanted_again_is_not_late(found):
    assert found("outgoing", minutes=600, because="too_many").is_fine
    assert found("outgoing", minutes=600, because="", again_at=timezone.now()).is_fine


def test_a_letter_without_a_ticket_that_failed_is_named_until_it_is_looked_after(found):
    apart = {"ticket": None, "event": None, "kind": "password"}
    finding = found("undelivered", state="failed", **apart)

    assert (finding.is_fine, finding.is_ready, finding.number) == (False, True, 1)
    assert found("undelivered", state="cancelled").is_fine


def test_those_of_tickets_are_told_there(found):
    assert found("undelivered", state="failed").is_fine


def test_whoever_takes_note_of_one_has_looked_after_it(found):
    apart = {"ticket": None, "event": None, "kind": "password"}

    assert found("undelivered", state="failed", acknowledged_at=timezone.now(), **apart).is_fine
