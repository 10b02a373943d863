"""Figures as CSV (RFC 4180, UTF-8): codes and whole seconds, for programs that calculate on."""

import csv
import io

from django.http import HttpResponse
from django.utils import timezone

from .telling import name_of

COLUMNS = (
    "span",
    "requests",
    "within_promise",
    "not_within_promise",
    "median_service_seconds",
    "p90_service_seconds",
    "median_real_seconds",
    "p90_real_seconds",
    "reckoned_at",
)
# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def sheet_of(figures, filename):
    """As a file to keep: the last days by their number, and a month as 2025-11."""
    return _file(filename, COLUMNS, map(_cells, figures))


def sheet_by_part(figures, filename):
    """The same for figures of several parts, each with its name."""
    rows = ((figure.of, _name(figure), *_cells(figure)) for figure in figures)
    return _file(filename, ("of", "name", *COLUMNS), rows)


def harmless(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def _file(filename, columns, rows):
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(columns)
    sheet.writerows([harmless(cell) for cell in row] for row in rows)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    return response


def _name(figure):
    return "" if figure.of == "house" else name_of(figure.of, getattr(figure, figure.of))


def _cells(figure):
    return (
        figure.span,
        figure.counted,
        figure.kept,
        figure.broken,
        figure.median_service,
        figure.most_service,
        figure.median_real,
        figure.most_real,
        timezone.localtime(figure.reckoned_at).isoformat(timespec="seconds"),
    )
