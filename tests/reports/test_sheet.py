import csv
import io
from datetime import timedelta

from tests.cast import berlin
from tresen.people.models import Team
from tresen.reports.board import Board
from tresen.reports.figure import figures_about, reckon_all
from tresen.reports.models import Figure, Proof
from tresen.reports.sheet import COLUMNS, sheet_by_part, sheet_of


def rows(figures, sheet=sheet_of):
    text = sheet(figures, "reactions").content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_team_with_an_evil_name_is_only_a_name(db):
    (figure,) = figures_about(Proof.objects.none(), berlin("sun"))[:1]
    figure.of, figure.team = Figure.Of.TEAM, Team(name='=HYPERLINK("x"), "Übel"')

    assert rows([figure], sheet_by_part)[0]["name"] == '\'=HYPERLINK("x"), "Übel"'


def test_lines_end_as_rfc_4180_wants_it(db):
    response = sheet_of(figures_about(Proof.objects.none(), berlin("sun")), "reactions")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(",".join(COLUMNS).encode() + b"\r\n")
    assert response.content.count(b"\r\n") == 1 + 3 + 13


def test_numbers_are_seconds_and_counts(proven):
    proven("kept", berlin("sat"), minutes=38)
    week = rows(figures_about(Proof.objects.all(), berlin("sun")))[0]

    assert [*week.values()] == ["7", "1", "1", "0", *["2280"] * 4, "2026-03-08T10:00:00+01:00"]


def test_rows_stand_as_on_the_page(proven):
    proven("kept", berlin("sun") - timedelta(days=70))
    reckon_all(now=berlin("sun"))

    spans = ["7", "30", "365", "2026-03", "2026-02", "2026-01", "2025-12"]
    assert [row["span"] for row in rows(Board.kept_ready(berlin("sun")).rows)] == spans
    by_part = [row["span"] for row in rows(Figure.objects.in_order(), sheet_by_part)]
    assert by_part[:7] == spans
