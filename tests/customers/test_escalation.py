import pytest

from tests.cast import berlin
from tresen.customers.escalation import NobodyTold
from tresen.customers.models import Step, SupportLevel
from tresen.house.models import Amendment

MONDAY = berlin("mon")
HOUSE = [(50, "owner"), (75, "lead"), (100, "team")]


@pytest.fixture
def business(house):
    return SupportLevel.objects.get(code="business")


def steps_of(level):
    return [(step.percent, step.tells) for step in Step.objects.of(level and level.pk)]


def test_a_level_goes_by_the_steps_of_the_house(business):
    assert steps_of(business) == steps_of(None) == HOUSE


def test_own_steps_stand_in_place_of_the_house(business, ada):
    Step.objects.settle(business, [(90, "team"), (30, "lead")], by=ada, at=MONDAY)

    assert steps_of(business) == [(30, "lead"), (90, "team")]
    assert steps_of(None) == HOUSE


def test_without_own_steps_the_house_counts_again(business, ada):
    Step.objects.settle(business, [(30, "lead")], by=ada, at=MONDAY)
    Step.objects.settle(business, [], by=ada, at=MONDAY)

    assert steps_of(business) == HOUSE


def test_the_house_tells_somebody(business, ada):
    with pytest.raises(NobodyTold):
        Step.objects.settle(None, [], by=ada, at=MONDAY)


def test_what_stays_as_it_was_leaves_no_trace(business, ada):
    Step.objects.settle(None, reversed(HOUSE), by=ada, at=MONDAY)
    assert not Amendment.objects.exists()

    Step.objects.settle(business, [(30, "lead")], by=ada, at=MONDAY)
    assert Amendment.objects.get().changes == {"steps.business": [[], [[30, "lead"]]]}
