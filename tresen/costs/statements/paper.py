"""A statement as PDF, in the reader's language. A draft says on every page that it is one."""

from pathlib import Path

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from tresen.house.models import Provider
from tresen.lib.paper import Frame, typeset

from .shown import StatementShown, day, moment

STATEMENT = Path(__file__).parents[1] / "papers" / "statement.typ"


def as_pdf(stated, now):
    """`now` is when a draft was worked out; what was issued has a moment of its own."""
    shown, at = StatementShown(stated), stated.statement.issued_at or now
    language = (get_language() or "de").split("-")[0]
    with override(language):
        frame = Frame(
            title=shown.title,
            provider=Provider.current().name,
            version=_version(stated.statement, at),
            language=language,
            at=at,
        )
        return typeset(STATEMENT, _data(shown, at), frame)


def _version(statement, at):
    if statement.is_draft:
        return _("Draft, as of %(moment)s") % {"moment": moment(at)}
    return statement.number


def _data(shown, at):
    first, *vat, total = shown.sums
    return {
        "about": _about(shown, at),
        "head": [_("Day"), _("What was done"), _("Worked"), _("Billed"), _("Net")],
        "tickets": [_ticket(ticket) for ticket in shown.tickets],
        "together": _("Altogether"),
        "sums_head": [_("Sum"), shown.statement.currency],
        "sums": [first, *vat],
        "total": total,
        "times": shown.times,
    }


def _about(shown, at):
    statement = shown.statement
    about = [
        (_("Customer"), statement.customer_name),
        (_("Customer number"), statement.customer_number),
        (_("Month"), shown.month),
    ]
    if statement.is_draft:
        return [*about, (_("Draft, as of"), moment(at))]
    return [*about, (_("Number"), statement.number), (_("Issued on"), day(statement.issued_at))]


def _ticket(ticket):
    return {
        "title": ticket.title,
        "entries": [_entry(shown) for shown in ticket.lines],
        "sum": ["", _("Net sum of this ticket"), "", "", ticket.net],
    }


def _entry(shown):
    return {
        "day": shown.day,
        "text": shown.line.text,
        "notes": [note for note in (shown.below, shown.why) if note],
        "worked": shown.worked,
        "billed": shown.billed,
        "net": shown.net,
    }
