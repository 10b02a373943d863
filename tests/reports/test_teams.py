from tests.cast import berlin
from tresen.people.models import Team
from tresen.reports.folding import refold
from tresen.reports.models import Proof
from tresen.reports.teams import Teams
from tresen.tickets.said import Said


def moved(person, team, by, at):
    person.staff.appoint(role=person.staff.role, team=team, by=by, at=at)


def test_an_answer_counts_for_the_team_of_its_author(shop_is_down, kim, team):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    refold({shop_is_down.pk})

    assert Proof.objects.get().team == team


def test_who_moves_takes_no_answers_along(shop_is_down, kim, ada, team):
    shop_is_down.answer(Said("Wir schauen."), by=kim, at=berlin("mon", "10:40"))
    moved(kim, Team.objects.create(name="Tagwache"), by=ada, at=berlin("tue"))
    refold({shop_is_down.pk})

    assert Proof.objects.get().team == team


def test_every_move_is_remembered(kim, ada, team):
    other = Team.objects.create(name="Tagwache")
    moved(kim, other, by=ada, at=berlin("tue"))
    moved(kim, None, by=ada, at=berlin("wed"))
    teams = Teams({kim.pk})

    days = [teams.of(kim.pk, berlin(day)) for day in ("mon", "tue", "wed", "thu")]
    assert days == [team.pk, other.pk, None, None]


def test_who_is_no_staff_has_no_team(bashir):
    assert Teams({bashir.pk}).of(bashir.pk, berlin("mon")) is None
