"""Issued statements: of one's own customers, and of all for who bills."""

from typing import Annotated

from ninja import Query, Router
from pydantic import Field

from tresen.costs.models import Statement
from tresen.costs.statements import month as months
from tresen.costs.statements.stated import read

from .paging import Page, cut
from .parameters import Parameters
from .problems import not_found
from .shapes.statement import StatementShape, StatementSummary

router = Router(tags=["costs"])
SIZE = 50

Words = Annotated[str, Field(max_length=20, pattern=r"^[^\x00]*$")]
Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(?:0[1-9]|1[0-2])$")]


class Wanted(Parameters):
    """`customer` is a number, `month` like 2026-11."""

    customer: Words | None = None
    month: Month | None = None
    cursor: str | None = None


class StatementPage(Page):
    items: list[StatementSummary]


@router.get("/statements", response=StatementPage, summary="List statements, newest first")
def index(request, wanted: Query[Wanted]):
    statements = _wanted(wanted, Statement.objects.reachable_by(request.auth.person))
    rows, cursor = cut(statements, by="-issued_at", size=SIZE, cursor=wanted.cursor)
    return StatementPage(items=[StatementSummary.of(row) for row in rows], next=cursor)


@router.get("/statements/{number}", response=StatementShape, summary="Read a statement")
def show(request, number: str):
    reachable = Statement.objects.reachable_by(request.auth.person)
    statement = reachable.filter(number=number).first()
    if statement is None:
        raise not_found()
    return StatementShape.of(read(statement))


def _wanted(wanted, statements):
    if wanted.customer is not None:
        statements = statements.filter(customer__number=wanted.customer)
    if wanted.month is not None:
        statements = statements.filter(month=months.read(wanted.month))
    return statements
