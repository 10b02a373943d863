"""A statement for programs: codes, whole seconds and money as it is written, never rounded anew."""

from datetime import UTC

from tresen.lib.sheet import as_csv

from .exporting import lines_of
from .month import written

COLUMNS = (
    "statement",
    "state",
    "customer_number",
    "customer_name",
    "month",
    "place",
    "ticket",
    "kind",
    "day",
    "late",
    "correction",
    "person",
    "activity",
    "text",
    "worked_seconds",
    "billed_seconds",
    "covered_seconds",
    "reason",
    "goodwill",
    "quote",
    "unit_net",
    "increment_seconds",
    "quantity",
    "consent_by",
    "consent_at",
    "consent_seal",
    "currency",
    "net",
    "vat_percent",
)


def as_sheet(lines):
    """Of one statement, or of several, as an export has them."""
    return as_csv(COLUMNS, map(_row, lines))


def as_data(stated):
    """What the JSON says, and the API."""
    return {
        **summary(stated.statement),
        "lines": [line_as_data(line) for line in stated.lines],
        "vat_by_rate": [
            {"percent": money(each.percent), "net": money(each.net), "vat": money(each.vat)}
            for each in stated.vat_by_rate
        ],
    }


def export_as_data(exported):
    """Each line says which statement it is of."""
    return {
        "id": exported.pk,
        "at": _moment(exported.at),
        "by": exported.by.name,
        "lines": [{**_head(line.statement), **line_as_data(line)} for line in lines_of(exported)],
    }


def summary(statement):
    return {
        "number": statement.number or None,
        "state": _state(statement),
        "customer": {"number": statement.customer_number, "name": statement.customer_name},
        "month": written(statement.month),
        "issued_at": _moment(statement.issued_at),
        "currency": statement.currency,
        "net": money(statement.net),
        "vat": money(statement.vat),
        "gross": money(statement.gross),
        "prepaid_seconds_left": statement.prepaid_left,
    }


def line_as_data(line):
    return {
        "place": line.place,
        "ticket": line.shown_id,
        "subject": line.subject,
        "kind": line.kind,
        "day": line.day.isoformat(),
        "late": line.is_late,
        "correction": line.is_correction,
        "person": line.person or None,
        "activity": line.activity or None,
        "text": line.text,
        "worked_seconds": line.worked_seconds,
        "billed_seconds": line.billed_seconds,
        "covered_seconds": line.covered_seconds,
        "reason": line.reason,
        "goodwill": line.goodwill,
        "price": line.price or None,
        "consent": _consent(line),
        "net": money(line.net),
        "vat_percent": money(line.vat_percent),
    }


def _head(statement):
    return {
        "statement": statement.number,
        "month": written(statement.month),
        "customer": {"number": statement.customer_number, "name": statement.customer_name},
        "currency": statement.currency,
    }


def money(amount):
    return f"{amount:.2f}"


def _state(statement):
    return "draft" if statement.is_draft else "issued"


def _consent(line):
    """Proof for whoever holds the letter that names the same seal."""
    if not line.seal:
        return None
    return {"by": line.consented_by, "at": _moment(line.consented_at), "seal": line.seal}


def _moment(moment):
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _row(line):
    statement, price = line.statement, line.price
    return (
        statement.number,
        _state(statement),
        statement.customer_number,
        statement.customer_name,
        written(statement.month),
        line.place,
        line.shown_id,
        line.kind,
        line.day,
        _yes(line.is_late),
        _yes(line.is_correction),
        line.person,
        line.activity,
        line.text,
        line.worked_seconds,
        line.billed_seconds,
        line.covered_seconds,
        line.reason,
        line.goodwill,
        price.get("quote"),
        price.get("net"),
        price.get("increment_seconds"),
        price.get("quantity"),
        line.consented_by,
        _moment(line.consented_at),
        line.seal,
        statement.currency,
        line.net,
        line.vat_percent,
    )


def _yes(fact):
    return "yes" if fact else "no"
