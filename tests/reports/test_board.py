from datetime import timedelta

from tests.cast import berlin
from tresen.reports.board import Board
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
