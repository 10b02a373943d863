from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import berlin
from tresen.customers.models import SupportLevel
from tresen.reports.figure import figures_about, reckon_all, reckon_due
from tresen.reports.models import Figure, Proof

NOW = berlin("sun")


def reckoned(now=NOW):
    reckon_due(now=now)
    return {figure.span: figure for figure in Figure.objects.of_house()}


def test_the_share_counts_kept_and_broken_but_nobody_who_withdrew(proven):
    for outcome in ("kept", "kept", "broken", "withdrawn"):
        proven(outcome, berlin("mon"))
    figure = reckoned()["7"]

    assert (figure.kept, figure.broken, figure.withdrawn, figure.counted) == (2, 1, 1, 3)


def test_percentiles_are_times_that_occurred(proven):
    for minutes in (10, 20, 30, 40, 50, 60, 70, 80, 90, 1000):
        proven("kept", berlin("mon"), minutes=minutes)
    proven("broken", berlin("mon"))
    figure = reckoned()["7"]

    assert (figure.median_service, figure.most_service) == (50 * 60, 90 * 60)


@pytest.mark.parametrize(
    ("days", "spans"),
    [
        (1, {"7", "30", "365", "2026-03"}),
        (7, {"7", "30", "365", "2026-03"}),
        (20, {"30", "365", "2026-02"}),
        (200, {"365", "2025-08"}),
        (366, {"2025-03"}),
        (500, set()),
    ],
)
def test_each_request_counts_in_the_spans_of_its_day(proven, days, spans):
    proven("kept", NOW - timedelta(days=days))

    assert {span for span, figure in reckoned().items() if figure.kept} == spans


def test_months_begin_and_end_at_midnight_of_the_house(proven):
    proven("kept", berlin("sun", "00:00") - timedelta(days=7, seconds=1))
    proven("broken", berlin("sun", "00:00") - timedelta(days=7))
    figures = reckoned()

    assert (figures["2026-02"].kept, figures["2026-02"].broken) == (1, 0)
    assert (figures["2026-03"].kept, figures["2026-03"].broken) == (0, 1)


def test_levels_and_teams_have_figures_of_their_own(proven, team):
    business = SupportLevel.objects.get(code="business")
    proven("kept", berlin("mon"), level=business, team=team)
    proven("broken", berlin("mon"), level=business)
    reckoned()

    numbers = Figure.objects.filter(span="7").values_list("of", "level", "team", "kept", "broken")
    assert set(numbers) == {
        ("house", None, None, 1, 1),
        ("level", business.pk, None, 1, 1),
        ("team", None, team.pk, 1, 0),
        ("team", None, None, 0, 1),
    }


def test_what_was_reckoned_just_now_is_left_alone(proven, django_assert_num_queries):
    reckoned()
    proven("kept", berlin("mon"))
    with django_assert_num_queries(1):
        reckon_due(now=NOW + timedelta(minutes=14))

    assert not Figure.objects.filter(kept__gt=0).exists()


def test_all_spans_are_of_one_moment(proven):
    reckoned()
    proven("kept", NOW + timedelta(minutes=2))
    proven("kept", NOW - timedelta(days=30))
    for minutes in (5, 15):
        reckon_due(now=NOW + timedelta(minutes=minutes))

    numbers = dict(Figure.objects.of_house().values_list("span", "kept"))
    assert (numbers["30"], numbers["365"], numbers["2026-03"], numbers["2026-02"]) == (1, 2, 1, 1)
    assert Figure.objects.values("reckoned_at").distinct().count() == 1


def test_a_running_month_ends_where_the_last_days_end(proven):
    proven("kept", NOW + timedelta(seconds=1))
    figures = reckoned()

    assert (figures["7"].kept, figures["2026-03"].kept) == (0, 0)
    assert figures["2026-03"].ends_at == figures["7"].ends_at == NOW


def test_parts_have_the_same_months_as_the_house(proven, team):
    proven("kept", NOW - timedelta(days=40), team=team)
    proven("broken", NOW - timedelta(days=10), team=team)
    reckoned()

    rows = Figure.objects.filter(team=team).values_list("span", "kept", "broken")
    assert set(rows) == {
        ("30", 0, 1),
        ("365", 1, 1),
        ("2026-01", 1, 0),
        ("2026-02", 0, 1),
    }


def test_figures_stand_until_their_successors_do(proven, monkeypatch):
    reckoned()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Figure.objects, "bulk_create", interrupted)
        reckon_all(now=NOW)

    assert Figure.objects.of_house().count() == 16


def interrupted(_):
    raise KeyboardInterrupt


def test_old_months_fall_out_of_the_books(proven):
    reckoned()

    assert "2025-03" not in reckoned(NOW + timedelta(days=31))


def test_figures_at_once_are_those_that_are_kept(proven):
    for days in (1, 20, 200):
        proven("kept", NOW - timedelta(days=days), minutes=days)
    kept = [(figure.span, figure.kept, figure.most_real) for figure in reckoned().values()]

    at_once = figures_about(Proof.objects.all(), NOW)
    assert sorted(kept) == sorted((each.span, each.kept, each.most_real) for each in at_once)


def test_figures_of_a_customer_take_four_queries(nordlicht, django_assert_num_queries):
    with django_assert_num_queries(4):
        figures_about(Proof.objects.filter(customer=nordlicht), NOW)


LISTS = {
    "proof_by_day": {},
    "proof_broken": {"outcome": "broken"},
    "proof_of_customer": {"customer": 1},
    "proof_of_level": {"level": 1},
    "proof_of_team": {"team": 1},
}


@pytest.mark.parametrize("index", LISTS)
def test_a_list_walks_its_index(db, index):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    since = NOW - timedelta(days=30)
    chosen = Proof.objects.filter(decided_at__gte=since, **LISTS[index])

    assert f"using {index}" in chosen.order_by("-decided_at", "-id")[:51].explain()
