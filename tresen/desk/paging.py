"""Pages of a list, found by where the last one ended: page 1,000 costs what page 1 costs."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.http import Http404

from tresen.lib import keyset

SIZE = 50
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    items: list
    previous: str = ""
    next: str = ""

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


def page_of(rows, place, *, by, size=SIZE):
    """One page of these rows in the order `by`: a moment and then the id, or the id alone.

    `place` is the query string: ?after= and ?before= carry cursors. "-" means newest first.
    """
    backwards = "before" in place
    cursor = place.get("before") or place.get("after")
    field, descending = by.lstrip("-"), by.startswith("-") != backwards
    if cursor:
        rows = _beyond(rows, field, _read(cursor), "lt" if descending else "gt")
    sign = "-" if descending else ""
    found = list(rows.order_by(*dict.fromkeys([f"{sign}{field}", f"{sign}id"]))[: size + 1])
    items, more = found[:size], len(found) > size
    if backwards:
        return _with_ends(items[::-1], field, first=not more, last=False)
    return _with_ends(items, field, first=not cursor, last=not more)


def _with_ends(items, field, *, first, last):
    def cursor(row):
        return keyset.encode(NO_MOMENT if field == "id" else getattr(row, field), row.pk)

    return Page(
        items,
        previous=cursor(items[0]) if items and not first else "",
        next=cursor(items[-1]) if items and not last else "",
    )


def _beyond(rows, field, place, direction):
    moment, pk = place
    if field == "id":
        return rows.filter(**{f"id__{direction}": pk})
    # The first condition is the one that the index can walk.
    return rows.filter(**{f"{field}__{direction}e": moment}).filter(
        Q(**{f"{field}__{direction}": moment}) | Q(**{f"id__{direction}": pk})
    )


def _read(cursor):
    try:
        return keyset.decode(cursor)
    except keyset.BadCursor as error:
        raise Http404 from error
