import pytest

from tresen.people.models import Staff, Team

URL = "/desk/house/teams/"


@pytest.fixture
def support(house):
    return Team.objects.get()


def test_a_new_team_takes_its_members_from_others(as_ada, kim, jana, support):
    as_ada.post(f"{URL}new/", {"name": "Nacht", "members": [kim.staff.pk]})

    assert Staff.objects.get(person=kim).team.name == "Nacht"
    assert Staff.objects.get(person=jana).team == support


def test_who_is_left_out_belongs_to_no_team(as_ada, kim, jana, support):
    as_ada.post(f"{URL}{support.pk}/", {"name": "Technik", "members": [jana.staff.pk]})

    support.refresh_from_db()
    assert support.name == "Technik"
    assert [each.person for each in support.staff.all()] == [jana]
    assert as_ada.get(URL).context["alone"].filter(person=kim).exists()


def test_only_who_moved_leaves_a_trace(as_ada, kim, jana, support):
    others = Staff.objects.exclude(person=kim)
    as_ada.post(f"{URL}{support.pk}/", {"name": "Support", "members": [s.pk for s in others]})

    assert [trace.code for trace in kim.traces.all()] == ["staff_changed"]
    assert not jana.traces.exists()


def test_who_leads_is_shown(as_ada, support):
    page = as_ada.get(URL).content.decode()

    assert 'Lea Mertens</a> <span class="chip" data-tone="brand">Teamleitung</span>' in page


@pytest.mark.parametrize("name", ["", "Support"])
def test_a_team_has_a_name_of_its_own(as_ada, support, name):
    assert as_ada.post(f"{URL}new/", {"name": name}).status_code == 400
    assert Team.objects.count() == 1


def test_a_team_with_members_is_not_dissolved(as_ada, support):
    response = as_ada.post(f"{URL}{support.pk}/ending/", follow=True)

    assert response.context["messages"]
    assert Team.objects.filter(pk=support.pk).exists()


def test_an_empty_team_is_dissolved(as_ada, support):
    night = Team.objects.create(name="Nacht")
    as_ada.post(f"{URL}{night.pk}/ending/")

    assert list(Team.objects.all()) == [support]


def test_a_team_leaves_a_trace_from_its_first_to_its_last_day(as_ada, house):
    as_ada.post(f"{URL}new/", {"name": "Nacht"})
    night = Team.objects.get(name="Nacht")
    as_ada.post(f"{URL}{night.pk}/", {"name": "Nachtwache"})
    as_ada.post(f"{URL}{night.pk}/ending/")

    told = [what for _at, _by, what in as_ada.get("/desk/house/").context["changes"]]
    assert told[:3] == [
        ["Team aufgelöst: Nachtwache"],
        ["Team: Nachtwache, vorher Nacht"],
        ["Neues Team: Nacht"],
    ]
