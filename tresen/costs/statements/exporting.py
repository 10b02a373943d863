"""Handing what was issued to the billing system: each line once, and whole or not at all."""

from django.db import connection, transaction

from tresen.costs.refusing import NotForExport, NothingToExport
from tresen.people.models import Staff

from .statement import Export, ExportedLine, StatementLine

MAY_EXPORT = (Staff.Role.SALES, Staff.Role.ADMINISTRATOR)


def may_export(person):
    return person.is_staff and person.staff.role in MAY_EXPORT


@transaction.atomic
def export(*, by, at):
    """All lines that no export had. Whoever comes meanwhile waits, and finds what is left then.

    Nothing counts as exported before the commit; afterwards the same rows can be read for ever.
    """
    if not may_export(by):
        raise NotForExport
    _one_at_a_time()
    waiting = StatementLine.objects.filter(exported=None).order_by("id")
    lines = list(waiting.values_list("pk", flat=True))
    if not lines:
        raise NothingToExport
    exported = Export.objects.create(by=by, at=at)
    ExportedLine.objects.bulk_create(
        (ExportedLine(export=exported, line_id=line) for line in lines), batch_size=1000
    )
    return exported


def lines_of(exported):
    """Its rows, each with its statement; the same ones in the same order each time."""
    lines = StatementLine.objects.filter(exported__export=exported).select_related("statement")
    return lines.order_by("statement_id", "place")


def waiting_lines():
    return StatementLine.objects.filter(exported=None)


def _one_at_a_time():
    """Readers go on. What the next statement reads is as fresh as if the lock had been free."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE costs_export IN SHARE ROW EXCLUSIVE MODE")
