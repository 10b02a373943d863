from dataclasses import replace

import pytest
from django.utils import translation

from tests.cast import berlin
from tresen.customers.models import SupportLevel, Target
from tresen.tickets.explaining import explain
from tresen.tickets.models import Ticket
from tresen.tickets.rules import rule_of
from tresen.tickets.said import NewTicket, Said

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule(bashir, nordlicht, ada):
    """The sentence of a ticket that is opened while these targets count."""

    def rule(kind="fault", **targets):
        for of, seconds in targets.items():
            target(of, nordlicht).agree(seconds=seconds, calendar=None, by=ada, at=berlin("mon"))
        new = NewTicket("Shop", Said("Er steht."), kind=kind, customer=nordlicht)
        ticket = Ticket.open(new, by=bashir, at=berlin("mon"))
        with translation.override("en"):
            return rule_of(explain(ticket).items[0])

    return rule


def target(of, customer):
    agreement = customer.agreement_on(berlin("mon").date())
    level = SupportLevel.objects.get(code="business")
    return {
        "level": Target(level=level),
        "level_kind": Target(level=level, kind="fault"),
        "agreement": Target(agreement=agreement),
        "agreement_kind": Target(agreement=agreement, kind="fault"),
    }[of]


FAULT = "For a ticket of the kind “Fault” "
RULES = [
    ({}, "We promise an answer within 4 hours of service time."),
    ({"level": 7200}, "The support level Business promises an answer within 2 hours of"),
    (
        {"level_kind": 5400},
        FAULT + "the support level Business promises an answer within 1 hour 30",
    ),
    (
        {"agreement": 3600},
        "The support agreement promises an answer within 1 hour of service time.",
    ),
    (
        {"agreement_kind": 1800},
        FAULT + "the support agreement promises an answer within 30 minutes",
    ),
    (
        {"kind": "emergency"},
        "For a ticket of the kind “Outage – charged emergency support” we promise",
    ),
]


@pytest.mark.parametrize(("of", "sentence"), RULES)
def test_the_rule_is_told_in_a_sentence(rule, of, sentence):
    assert rule(**of).startswith(sentence)


def test_of_a_level_that_is_gone_the_promise_is_left(shop_is_down):
    explained = explain(shop_is_down).items[0]
    gone = replace(explained, given=replace(explained.given, rule="level"), level=None)

    with translation.override("en"):
        assert rule_of(gone) == "An answer was promised within 4 hours of service time."
