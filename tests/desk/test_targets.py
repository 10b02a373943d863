import pytest

from tresen.customers.models import SupportLevel, Target

URL = "/desk/house/targets/"
HOUR = 3600


@pytest.fixture
def cells(as_ada):
    """What the table says: {(column, kind): Promised}."""

    def cells():
        rows = as_ada.get(URL).context["rows"]
        return {(name, each.kind): each for row in rows for name, each, _page in row}

    return cells


def test_each_cell_says_what_counts(cells):
    shown = cells()

    assert (shown["Business", ""].seconds, shown["Business", ""].rule) == (4 * HOUR, "house")
    emergency = shown["Business", "emergency"]
    assert (emergency.seconds, emergency.calendar.code) == (HOUR / 2, "around-the-clock")


def test_a_level_is_promised_a_time_of_its_own(as_ada, cells):
    as_ada.post(f"{URL}business/every/", {"seconds": "2 h"})
    shown = cells()

    assert (shown["Business", ""].seconds, shown["Business", ""].is_own) == (2 * HOUR, True)
    assert (shown["onDemand", ""].seconds, shown["onDemand", ""].is_own) == (4 * HOUR, False)
    assert shown["Business", "emergency"].seconds == HOUR / 2


def test_a_kind_of_one_level_comes_before_the_kind(as_ada, cells):
    as_ada.post(f"{URL}business/emergency/", {"seconds": "15 min"})

    assert cells()["Business", "emergency"].seconds == HOUR / 4
    assert cells()["Enterprise", "emergency"].seconds == HOUR / 2


def test_the_page_shows_the_time_as_it_is_typed(as_ada):
    as_ada.post(f"{URL}business/fault/", {"seconds": "90 min"})

    shown = as_ada.get(f"{URL}business/fault/").context["form"]
    assert shown["seconds"].value() == "1 Std 30 min"


def test_who_changed_what_is_told(as_ada):
    as_ada.post(f"{URL}business/every/", {"seconds": "2 h"})
    as_ada.post(f"{URL}business/every/", {"seconds": "3 h"})

    (at, by, what), _first = as_ada.get(URL).context["changes"]
    assert (by.name, what) == ("Ada Yılmaz", ["Business: 3\xa0Std, vorher 2\xa0Std"])


def test_what_is_given_up_falls_back(as_ada, cells):
    as_ada.post(f"{URL}business/every/", {"seconds": "2 h"})
    as_ada.post(f"{URL}business/every/ending/")

    assert cells()["Business", ""].rule == "house"
    assert as_ada.get(URL).context["changes"][0][2] == [
        "Business: keine eigene Zeit mehr, vorher 2\xa0Std"
    ]


@pytest.mark.parametrize("seconds", ["", "4", "2 d", "0 h"])
def test_nonsense_is_refused(as_ada, seconds):
    assert as_ada.post(f"{URL}business/every/", {"seconds": seconds}).status_code == 400
    assert not Target.objects.filter(level__code="business").exists()


@pytest.mark.parametrize("place", ["every/every/", "business/nonsense/", "gold/every/"])
def test_a_place_that_is_none_is_not_found(as_ada, place):
    assert as_ada.get(URL + place).status_code == 404
    assert as_ada.post(URL + place, {"seconds": "2 h"}).status_code == 404


def test_two_choices_lead_to_their_page(as_ada):
    response = as_ada.get(f"{URL}new/", {"level": "business", "kind": "bug"})

    assert response["Location"] == f"{URL}business/bug/"
    assert as_ada.get(f"{URL}new/", {"level": "gold"}).status_code == 404


def test_the_table_asks_the_same_for_many_promises(as_ada, django_assert_max_num_queries):
    for level in SupportLevel.objects.all():
        for kind in ("bug", "fault", "question", "order", "advice"):
            Target.objects.create(level=level, kind=kind, seconds=HOUR)

    with django_assert_max_num_queries(24):
        as_ada.get(URL)
