from typing import Annotated

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from tresen.costs.working.entry import Activity, Done
from tresen.costs.working.logging import log_work

from .addressed import colleague
from .bodies import Body, Line, Moment, Text
from .idempotency import verb
from .paging import Page, cut
from .parameters import Parameters
from .problems import invalid
from .reached import reached, reached_as_staff
from .shapes.work import ActivityCode, WorkShape, for_reading

router = Router(tags=["costs"])
SIZE = 100
A_DAY = 24 * 60

Goodwill = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]


class Wanted(Parameters):
    cursor: str | None = None


class NewWork(Body):
    """How long it took: in `minutes` or in `seconds`. `text` is for the customer, `person` the
    mail address of the colleague who did it, `goodwill` the reason why it is not charged."""

    started_at: Moment
    minutes: Annotated[int, Field(ge=1, le=A_DAY)] | None = None
    seconds: Annotated[int, Field(ge=1, le=A_DAY * 60)] | None = None
    text: Text
    activity: ActivityCode = Activity.SYSTEM.value
    person: Line | None = None
    goodwill: Goodwill | None = None


class WorkPage(Page):
    items: list[WorkShape]


@router.get("/tickets/{id}/work", response=WorkPage, summary="List the work, oldest first")
def index(request, id: str, wanted: Query[Wanted]):
    person = request.auth.person
    work = for_reading(reached(request, id), person)
    rows, cursor = cut(work, by="started_at", size=SIZE, cursor=wanted.cursor)
    return WorkPage(items=WorkShape.of_each(rows, person), next=cursor)


@router.post("/tickets/{id}/work", response={201: WorkPage}, summary="Log work, by day")
@verb(201)
def create(request, id: str, new: NewWork):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    entries = log_work(ticket, _done(new), by=person, at=timezone.now())
    return WorkPage(items=WorkShape.read(entries, person), next=None)


def _done(new):
    return Done(
        started_at=new.started_at,
        seconds=_seconds(new),
        text=new.text,
        activity=new.activity,
        person=new.person and colleague("person", new.person),
        goodwill=new.goodwill or "",
    )


def _seconds(new):
    if (new.minutes is None) == (new.seconds is None):
        raise invalid("minutes", _("Please give either minutes or seconds."))
    return new.seconds if new.minutes is None else new.minutes * 60
