"""Figures as CSV (RFC 4180, UTF-8): codes and whole seconds, for programs that calculate on."""

import csv
import io

from django.http import HttpResponse

from .telling import name_of

COLUMNS = (
    "of",
    "name",
    "span",
    "starts_at",
    "ends_at",
    "answered_within_promise",
    "not_within_promise",
    "withdrawn",
    "median_service_seconds",
    "p90_service_seconds",
    "median_real_seconds",
    "p90_real_seconds",
)
# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def sheet_of(figures, filename):
    """As a file to keep."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows([harmless(cell) for cell in _cells(figure)] for figure in figures)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}.csv"'
    return response


def harmless(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell


def _cells(figure):
    name = "" if figure.of == "house" else name_of(figure.of, getattr(figure, figure.of))
    return (
        figure.of,
        name,
        figure.span,
        figure.starts_at.isoformat(),
        figure.ends_at.isoformat(),
        figure.kept,
        figure.broken,
        figure.withdrawn,
        figure.median_service,
        figure.most_service,
        figure.median_real,
        figure.most_real,
    )
