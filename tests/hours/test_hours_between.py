import argparse

import pytest
from django.utils import translation

from tresen.cli import hours_between

pytestmark = pytest.mark.django_db


def between(*words):
    parser = argparse.ArgumentParser()
    hours_between.add_arguments(parser)
    return hours_between.run(parser.parse_args(words))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["2026-12-23T15:00", "2026-12-28T10:00"], "14400"),
        (["2026-12-23T15:00", "2026-12-28T10:00", "--words"], "4 h"),
        (["2026-12-23T14:00Z", "2026-12-23T16:30+01:00"], "5400"),
        (["2026-07-04", "2026-07-05"], "0"),
        (["2026-03-28", "2026-03-30", "--calendar", "around-the-clock"], "169200"),
        (["2026-03-02T10:00:00.7", "2026-03-02T10:00:02"], "2"),
    ],
)
def test_only_the_service_time_is_printed(capsys, words, answer):
    with translation.override("en"):
        assert between(*words) == 0
    assert capsys.readouterr() == (f"{answer}\n", "")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["gestern", "2026-12-23"], "'gestern' is not a moment"),
        (["2026-12-23", "morgen"], "'morgen' is not a moment"),
        (["2026-12-23", "2026-12-22"], "2026-12-22 comes before 2026-12-23."),
        (["2026-12-23", "2026-12-24", "--calendar", "mars"], "There is no calendar 'mars'"),
        (["9999-12-31", "9999-12-31"], "No service time can be counted"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(capsys, words, complaint):
    assert between(*words) == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert complaint in said.err and said.err.count("\n") == 1
