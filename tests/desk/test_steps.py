import pytest

from tresen.customers.models import Step, SupportLevel

URL = "/desk/house/steps/"


@pytest.fixture
def steps(house):
    """What counts for Business and for everybody, as (percent, tells)."""

    def steps(level=None):
        pk = level and SupportLevel.objects.get(code=level).pk
        return [(step.percent, step.tells) for step in Step.objects.of(pk)]

    return steps


def rows(*pairs):
    return {
        name: value
        for row, (percent, tells) in enumerate(pairs)
        for name, value in ((f"percent{row}", percent), (f"tells{row}", tells))
    }


def test_the_house_tells_others_from_now_on(as_ada, steps):
    response = as_ada.post(f"{URL}every/", rows((80, "team"), ("", "owner"), (40, "lead")))

    assert response["Location"] == "/desk/house/targets/"
    assert steps() == steps("business") == [(40, "lead"), (80, "team")]


def test_a_level_has_steps_of_its_own_and_gives_them_back(as_ada, steps):
    as_ada.post(f"{URL}business/", rows((90, "team")))
    assert steps("business") == [(90, "team")]

    as_ada.post(f"{URL}business/", rows(("", "owner")))
    assert steps("business") == steps()


def test_the_form_shows_what_counts(as_ada):
    shown = as_ada.get(f"{URL}business/").context["form"].rows

    assert [percent.value() for percent, _tells in shown[:4]] == [50, 75, 100, None]


@pytest.mark.parametrize(
    "sent",
    [
        rows(("", "team")),
        rows((50, "lead"), (50, "team")),
        rows((0, "lead")),
        rows((301, "lead")),
        rows((5, "x")),
    ],
)
def test_nonsense_is_refused_and_nothing_changes(as_ada, steps, sent):
    before = steps()

    assert as_ada.post(f"{URL}every/", sent).status_code == 400
    assert steps() == before


def test_the_change_is_told(as_ada):
    as_ada.post(f"{URL}business/", rows((90, "team")))

    (_at, _by, what) = as_ada.get("/desk/house/targets/").context["changes"][0]
    assert what == ["Stufen für Business: 90 %: alle im Team"]


def test_an_unknown_level_is_not_found(as_ada):
    assert as_ada.get(f"{URL}gold/").status_code == 404
