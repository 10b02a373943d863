"""What a verb costs does not depend on how much was said before."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.tickets.stage import Stage
from tresen.tickets.models import Ticket

pytestmark = pytest.mark.django_db

BEFORE = "10:10 ask, 10:20 reply, 10:25 answer"
VERBS = [
    "answer",
    "ask",
    "note",
    "reply",
    "bounce",
    "deliver",
    "close",
    "withdraw",
    "take",
    "sort",
    "stranger",
    "admit",
    "automatic mail",
    "propose",
]


@pytest.fixture
def stage(shop_is_down, kim, bashir):
    stage = Stage(shop_is_down, kim, bashir)
    stage.play(BEFORE)
    return stage


def statements(stage, act):
    """How many it takes, without leaving a trace."""
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        stage.ticket = Ticket.objects.get(pk=stage.ticket.pk)
        stage.play(f"12:00 {act}")
        transaction.set_rollback(True)
    return len(captured)


def test_a_long_ticket_costs_as_many_statements_as_a_short_one(stage):
    for act in VERBS:
        statements(stage, act)
    short = {act: statements(stage, act) for act in VERBS}
    stage.play(", ".join([BEFORE] * 3))

    assert {act: statements(stage, act) for act in VERBS} == short
