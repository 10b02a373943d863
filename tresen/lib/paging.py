"""Pages of a list, found by where the last one ended: page 1,000 costs what page 1 costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from . import keyset

NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """Some rows, and the cursors of the pages before and after them, if there are any."""

    items: list[Any]
    previous: str | None = None
    next: str | None = None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def page_of(
    rows: QuerySet[Any], *, by: str, size: int, after: str | None = None, before: str | None = None
) -> Page:
    """One page in the order `by`: a moment and then the id, or the id alone; "-" turns it round.

    `after` and `before` are cursors of a page that was shown; a foreign one raises BadCursor.
    """
    if before is not None:
        items, more = _cut(rows, _reversed(by), size, before)
        return _with_ends(items[::-1], by, first=not more, last=False)
    items, more = _cut(rows, by, size, after)
    return _with_ends(items, by, first=after is None, last=not more)


def beyond(rows: QuerySet[Any], by: str, moment: datetime, pk: int) -> QuerySet[Any]:
    """What comes after this place in the order `by`."""
    field, direction = by.lstrip("-"), "lt" if by.startswith("-") else "gt"
    if field == "id":
        return rows.filter(**{f"id__{direction}": pk})
    # The first condition is the one that the index can walk.
    return rows.filter(**{f"{field}__{direction}e": moment}).filter(
        Q(**{f"{field}__{direction}": moment}) | Q(**{f"id__{direction}": pk})
    )


def in_order(rows: QuerySet[Any], by: str) -> QuerySet[Any]:
    return rows.order_by(*dict.fromkeys([by, "-id" if by.startswith("-") else "id"]))


def _cut(rows: QuerySet[Any], by: str, size: int, cursor: str | None) -> tuple[list[Any], bool]:
    if cursor is not None:
        rows = beyond(rows, by, *keyset.decode(cursor))
    found = list(in_order(rows, by)[: size + 1])
    return found[:size], len(found) > size


def _reversed(by: str) -> str:
    return by[1:] if by.startswith("-") else f"-{by}"


def _with_ends(items: list[Any], by: str, *, first: bool, last: bool) -> Page:
    return Page(
        items,
        previous=_cursor(items[0], by) if items and not first else None,
        next=_cursor(items[-1], by) if items and not last else None,
    )


def _cursor(row: Any, by: str) -> str:
    field = by.lstrip("-")
    return keyset.encode(NO_MOMENT if field == "id" else getattr(row, field), row.pk)
