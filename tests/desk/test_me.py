import pytest

URL = "/desk/me/"
MINE = {"name": "Kim Berger", "language": "de", "timezone": "Europe/Berlin", "told_by": "mail"}


def test_everybody_says_how_they_want_to_be_told(as_kim, kim):
    response = as_kim.post(URL, MINE)

    kim.staff.refresh_from_db()
    assert (response["Location"], kim.staff.told_by) == (URL, "mail")
    assert not kim.traces.exists()


def test_the_page_follows_the_chosen_language(as_kim):
    as_kim.post(URL, {**MINE, "language": "en"})

    assert "How I want to be told" in as_kim.get(URL).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    {"told_by": "pigeon", "timezone": "Europa/Köln", "language": "tlh", "name": " "}.items(),
)
def test_nonsense_is_refused(as_kim, kim, field, value):
    assert as_kim.post(URL, {**MINE, field: value}).status_code == 400

    kim.staff.refresh_from_db()
    assert kim.staff.told_by == "both"


def test_administrators_see_and_set_it_too(as_ada, kim):
    url = f"/desk/house/staff/{kim.staff.pk}/"
    assert as_ada.get(url).context["form"]["told_by"].value() == "both"

    as_ada.post(url, {"name": "Kim", "role": "agent", "team": kim.staff.team_id, "told_by": "page"})
    kim.staff.refresh_from_db()
    assert kim.staff.told_by == "page"
