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


def silent(ticket, *owners, by):
    """Passed on at 11:00, 12:00 … on Monday, and never answered; the deadline was at 14:00."""
    for hour, owner in enumerate(owners, start=11):
        ticket.pass_to(owner, by=by, at=berlin("mon", f"{hour}:00"))
    ticket.note(Said("Vergessen."), by=by, at=berlin("tue"))
    refold({ticket.pk})
    return Proof.objects.get()


def test_what_was_never_answered_counts_for_the_team_of_the_owner(shop_is_down, kim, jana, team):
    proof = silent(shop_is_down, jana, kim, by=jana)

    assert (proof.outcome, proof.team) == ("broken", team)


def test_who_passes_it_on_after_the_deadline_keeps_the_blame(shop_is_down, kim, jana, team):
    assert silent(shop_is_down, kim, kim, kim, kim, kim, jana, by=kim).team == team


def test_who_gets_it_after_the_deadline_takes_no_blame(shop_is_down, kim, team):
    shop_is_down.pass_to(kim, by=kim, at=berlin("tue"))

    assert silent(shop_is_down, by=kim).team is None


def test_what_nobody_looked_after_counts_for_no_team(shop_is_down, kim, team):
    assert silent(shop_is_down, by=kim).team is None


def test_every_move_is_remembered(kim, ada, team):
    other = Team.objects.create(name="Tagwache")
    moved(kim, other, by=ada, at=berlin("tue"))
    moved(kim, None, by=ada, at=berlin("wed"))
    teams = Teams({kim.pk})

    days = [teams.of(kim.pk, berlin(day)) for day in ("mon", "tue", "wed", "thu")]
    assert days == [team.pk, other.pk, None, None]


def test_who_is_no_staff_has_no_team(bashir):
    assert Teams({bashir.pk}).of(bashir.pk, berlin("mon")) is None
