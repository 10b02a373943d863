from tresen.reports.models import Figure
from tresen.reports.picture import picture_of
from tresen.reports.telling import Told


def bars(*figures):
    return picture_of([Told(Figure(span="2026-03", **numbers)) for numbers in figures]).bars


def test_what_was_broken_is_seen_however_little_it_is():
    (bar,) = bars({"kept": 9_999, "broken": 1})

    assert (bar.kept, bar.broken) == (98, 2)


def test_a_month_without_requests_has_no_bar():
    (bar,) = bars({"kept": 0, "broken": 0})

    assert (bar.kept, bar.broken, bar.median, bar.most) == (0, 0, 0, 0)


def test_times_are_drawn_against_the_longest():
    one, other = bars(
        {"kept": 1, "broken": 0, "median_service": 600, "most_service": 1200},
        {"kept": 1, "broken": 0, "median_service": 600, "most_service": 2400},
    )

    assert (one.median, one.most, other.median, other.most) == (25, 50, 25, 100)
    assert one.x < other.x
