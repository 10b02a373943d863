from ninja import Query, Router

from tresen.mail.leaving.journal import facts_with_letters

from .paging import Page, cut
from .parameters import Parameters
from .reached import reached_as_staff
from .shapes.letter import FactShape

router = Router(tags=["messages"])
SIZE = 100


class Wanted(Parameters):
    cursor: str | None = None


class FactPage(Page):
    items: list[FactShape]


@router.get(
    "/tickets/{id}/letters",
    response=FactPage,
    summary="Say which mail went out or did not, and why, oldest fact first",
)
def index(request, id: str, wanted: Query[Wanted]):
    facts = facts_with_letters(reached_as_staff(request, id))
    rows, cursor = cut(facts, by="id", size=SIZE, cursor=wanted.cursor)
    return FactPage(items=[FactShape.of(row) for row in rows], next=cursor)
