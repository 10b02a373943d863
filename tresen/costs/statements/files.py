"""A statement, or an export, as a file to keep."""

import json

from tresen.files.handing_out import as_file

from .data import as_data, as_sheet, export_as_data
from .exporting import lines_of
from .paper import as_pdf

PDF, CSV, JSON = "application/pdf", "text/csv", "application/json"
FORMS = ("pdf", "csv", "json")


def statement_file(stated, form, now):
    """In one of the FORMS."""
    if form == "pdf":
        return as_file(as_pdf(stated, now), f"{stated.name}.pdf", PDF)
    if form == "csv":
        return as_file(as_sheet(stated.lines), f"{stated.name}.csv", CSV)
    return as_file(_json(as_data(stated)), f"{stated.name}.json", JSON)


def export_file(exported, form):
    """As CSV or JSON."""
    name = f"export-{exported.pk}"
    if form == "csv":
        return as_file(as_sheet(lines_of(exported)), f"{name}.csv", CSV)
    return as_file(_json(export_as_data(exported)), f"{name}.json", JSON)


def _json(data):
    return json.dumps(data, ensure_ascii=False, indent=1)
