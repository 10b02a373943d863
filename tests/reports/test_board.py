from datetime import timedelta

from tests.cast import berlin
from tresen.reports.board import Board
from tresen.reports.figure import reckon_all
from tresen.reports.models import Proof

NOW = berlin("sun")


def test_the_table_begins_with_the_first_month_in_which_anybody_asked(proven):
    proven("kept", NOW - timedelta(days=70))
    proven("kept", NOW)
    board = Board.reckoned(Proof.objects.all(), NOW)

    months = ["2026-03", "2026-02", "2026-01", "2025-12"]
    assert [told.figure.span for told in board.months_back] == months


def test_the_picture_shows_the_whole_year_all_the_same(proven):
    proven("kept", NOW)

    assert len(Board.reckoned(Proof.objects.all(), NOW).months) == 13


def test_in_a_new_month_the_page_stays_at_the_moment_of_its_figures(proven):
    proven("kept", NOW)
    reckon_all(now=NOW)
    board = Board.kept_ready(NOW + timedelta(days=30))

    assert (board.months[-1].figure.span, board.reckoned_at) == ("2026-03", NOW)
