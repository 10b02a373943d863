import pytest

from tests.cast import berlin
from tresen.hours.models import Calendar
from tresen.house.models import Amendment
from tresen.house.naming import StillNeeded, dissolve, give_name
from tresen.people.models import Team


@pytest.fixture
def night(house):
    return Team.objects.create(name="Nacht")


@pytest.fixture
def told(ada):
    """What stands in the trail since, the oldest first."""
    before = set(Amendment.objects.values_list("pk", flat=True))

    def told():
        since = Amendment.objects.exclude(pk__in=before).order_by("pk")
        assert {each.by for each in since} <= {ada}
        return [each.changes for each in since]

    return told


def test_a_part_of_the_house_is_new_and_is_called_otherwise(told, ada):
    late = Calendar(code="late")
    for name in ("Spät", "Spätschicht", "Spätschicht"):
        give_name(late, name, by=ada, at=berlin("mon"))

    assert Calendar.objects.get(code="late").name == "Spätschicht"
    assert told() == [{"calendar_name": [None, "Spät"]}, {"calendar_name": ["Spät", "Spätschicht"]}]


def test_an_empty_team_goes_and_leaves_a_trace(night, told, ada):
    dissolve(night, by=ada, at=berlin("mon"))

    assert not Team.objects.filter(name="Nacht").exists()
    assert told() == [{"team_name": ["Nacht", None]}]


def test_a_team_with_somebody_in_it_stays(night, told, kim, ada):
    kim.staff.appoint(role=kim.staff.role, team=night, by=ada, at=berlin("mon"))

    with pytest.raises(StillNeeded):
        dissolve(night, by=ada, at=berlin("mon"))
    assert Team.objects.filter(name="Nacht").exists()
    assert told() == []


def test_who_has_left_does_not_hold_a_team(night, kim, ada):
    kim.staff.appoint(role=kim.staff.role, team=night, by=ada, at=berlin("mon"))
    kim.staff.leave(by=ada, at=berlin("tue"))
    dissolve(night, by=ada, at=berlin("wed"))

    kim.staff.refresh_from_db()
    assert kim.staff.team is None
