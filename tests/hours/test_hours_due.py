import argparse

import pytest

from tresen.cli import hours_due

pytestmark = pytest.mark.django_db


def due(*words):
    parser = argparse.ArgumentParser()
    hours_due.add_arguments(parser)
    return hours_due.run(parser.parse_args(words))


@pytest.mark.parametrize(
    ("start", "duration", "deadline"),
    [
        ("2026-12-23T15:00", "4h", "2026-12-28T10:00:00+01:00"),
        ("2026-12-23T15:00", "2d", "2026-12-29T15:00:00+01:00"),
        ("2026-12-23T14:00Z", "90m", "2026-12-23T16:30:00+01:00"),
        ("2026-07-01T09:00", "9h", "2026-07-01T18:00:00+02:00"),
        ("2026-07-01", "1h30m", "2026-07-01T10:30:00+02:00"),
    ],
)
def test_only_the_deadline_is_printed(capsys, start, duration, deadline):
    assert due(start, duration) == 0
    assert capsys.readouterr() == (f"{deadline}\n", "")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["morgen", "4h"], "'morgen' is not a moment"),
        (["2026-12-23T15:00", "4x"], "'4x' is not a duration"),
        (
            ["2026-12-23T15:00", "4h", "--calendar", "mars"],
            "known are: around-the-clock, standard.",
        ),
        (["2026-12-23T15:00", "9000h"], "not enough service time"),
        (["9999-12-31T23:00", "4h"], "No deadline can be named"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(capsys, words, complaint):
    assert due(*words) == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert complaint in said.err and said.err.count("\n") == 1
