"""Lists come in pages; a cursor says where the last one ended."""

from django.db.models import Q
from django.utils.translation import gettext as _
from pydantic import BaseModel

from tresen.lib import keyset

from .problems import invalid


class Page(BaseModel):
    """The envelope of every list. `next` is null on the last page."""

    next: str | None


def cut(rows, *, by, size, cursor):
    """A page of rows and the cursor of the next one. `by` is a moment; "-" means newest first."""
    if cursor is not None:
        rows = rows.filter(_beyond(by, *_read(cursor)))
    found = list(rows.order_by(by, "-id" if by.startswith("-") else "id")[: size + 1])
    page = found[:size]
    return page, _cursor(page[-1], by) if len(found) > size else None


def _read(cursor):
    try:
        return keyset.decode(cursor)
    except keyset.BadCursor as error:
        raise invalid("cursor", _("This cursor is not one of ours.")) from error


def _beyond(by, moment, pk):
    """One bound on the moment, so that the index serves it, and the id for equal moments."""
    name = by.removeprefix("-")
    if by.startswith("-"):
        return Q(**{f"{name}__lte": moment}) & ~Q(**{name: moment, "id__gte": pk})
    return Q(**{f"{name}__gte": moment}) & ~Q(**{name: moment, "id__lte": pk})


def _cursor(row, by):
    return keyset.encode(getattr(row, by.removeprefix("-")), row.pk)
