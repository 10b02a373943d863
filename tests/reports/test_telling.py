import pytest
from django.utils import translation

from tresen.reports.models import Figure
from tresen.reports.telling import Told, length


def told(kept, broken, **more):
    return Told(Figure(span="30", kept=kept, broken=broken, **more))


@pytest.fixture(autouse=True)
def in_german():
    with translation.override("de"):
        yield


@pytest.mark.parametrize(
    ("kept", "broken", "share"),
    [
        (412, 0, "100\xa0%"),
        (405, 7, "98,3\xa0%"),
        (2, 1, "66,7\xa0%"),
        (1, 2, "33,3\xa0%"),
        (1999, 1, "99,9\xa0%"),
        (99_999, 1, "99,9\xa0%"),
        (1, 99_999, "0,1\xa0%"),
        (0, 5, "0\xa0%"),
        (0, 0, "–"),
    ],
)
def test_a_share_is_rounded_but_never_to_all_or_nothing(kept, broken, share):
    assert told(kept, broken).share == share


@pytest.mark.parametrize(
    ("kept", "broken", "rest"),
    [
        (0, 0, "war keine Anfrage zu beantworten."),
        (1, 0, "haben wir die einzige Anfrage innerhalb des Versprechens beantwortet."),
        (0, 1, "haben wir die einzige Anfrage nicht innerhalb des Versprechens beantwortet."),
        (4120, 0, "haben wir alle 4.120 Anfragen innerhalb des Versprechens beantwortet."),
        (405, 7, "haben wir 98,3\xa0% von 412 Anfragen innerhalb des Versprechens beantwortet."),
    ],
)
def test_the_page_in_one_sentence(kept, broken, rest):
    assert told(kept, broken).sentence == f"In den letzten 30 Tagen {rest}"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0, "unter 1 min"),
        (59, "unter 1 min"),
        (2280, "38\xa0min"),
        (14400, "4\xa0Std 0\xa0min"),
        (187_200, "52\xa0Std 0\xa0min"),
    ],
)
def test_lengths_are_told_in_hours(seconds, words):
    assert length(seconds) == words


def test_what_took_seconds_came_within_a_minute():
    told_soon = told(2, 0, median_service=20, most_service=130)

    assert "innerhalb von 1\xa0min Servicezeit" in told_soon.times
    assert "unter" not in told_soon.times + told_soon.times_alternative


def test_months_are_named():
    month = Told(Figure(span="2026-03", kept=1, broken=1))

    assert (month.span, month.month) == ("März 2026", "Mär")
    assert month.alternative == "März 2026: 50\xa0% von 2 innerhalb des Versprechens"
