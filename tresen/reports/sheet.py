"""Figures as CSV (RFC 4180, UTF-8): codes and whole seconds, for programs that calculate on."""

from django.http import HttpResponse
from django.utils import timezone

from tresen.lib.sheet import as_csv

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


def sheet_of(figures, filename):
    """As a file to keep: the last days by their number, and a month as 2025-11."""
    return _file(filename, COLUMNS, map(_cells, figures))


def sheet_by_part(figures, filename):
    """The same for figures of several parts, each with its name."""
    rows = ((figure.of, _name(figure), *_cells(figure)) for figure in figures)
    return _file(filename, ("of", "name", *COLUMNS), rows)


def _file(filename, columns, rows):
    text = as_csv(columns, rows)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
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
