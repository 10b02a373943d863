import pytest

from tests.cast import berlin
from tresen.people.models import Team
from tresen.people.team import StillNeeded


@pytest.fixture
def night(house):
    return Team.objects.create(name="Nacht")


def test_an_empty_team_goes(night):
    night.dissolve()

    assert not Team.objects.filter(name="Nacht").exists()


def test_a_team_with_somebody_in_it_stays(night, kim, ada):
    kim.staff.appoint(role=kim.staff.role, team=night, by=ada, at=berlin("mon"))

    with pytest.raises(StillNeeded):
        night.dissolve()
    assert Team.objects.filter(name="Nacht").exists()


def test_who_has_left_does_not_hold_a_team(night, kim, ada):
    kim.staff.appoint(role=kim.staff.role, team=night, by=ada, at=berlin("mon"))
    kim.staff.leave(by=ada, at=berlin("tue"))
    night.dissolve()

    kim.staff.refresh_from_db()
    assert kim.staff.team is None
