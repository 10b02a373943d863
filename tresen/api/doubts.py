"""Words of which we do not know whether they belong to a ticket, and what is said about them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel

from tresen.mail.arriving.sender import address_behind
from tresen.tickets.excerpt import excerpt

from .bodies import Body
from .idempotency import verb
from .paging import Page, cut
from .parameters import Parameters
from .problems import Problem, invalid
from .reached import reached
from .shapes.message import MessageShape

router = Router(tags=["messages"])
SIZE = 100


class Wanted(Parameters):
    cursor: str | None = None


class DoubtShape(BaseModel):
    """`message` is its id, `in_your_name` whether it claims to be yours."""

    message: int
    email: str
    excerpt: str
    in_your_name: bool
    created_at: datetime

    @classmethod
    def of(cls, message, reader):
        return cls(
            message=message.pk,
            email=address_behind(message),
            excerpt=excerpt(message.own_text),
            in_your_name=message.author_id == reader.pk,
            created_at=message.created_at,
        )


class DoubtPage(Page):
    items: list[DoubtShape]


class Judged(Body):
    """`message` is the id of a message that `doubts` names."""

    message: int


class Admitted(Judged):
    """`history` lets its author read what was said before, too."""

    history: bool = False


@router.get("/tickets/{id}/doubts", response=DoubtPage, summary="List messages in doubt")
def index(request, id: str, wanted: Query[Wanted]):
    person = request.auth.person
    doubts = reached(request, id).doubts_for(person).select_related("author", "incoming_mail")
    doubts = doubts.prefetch_related("author__addresses")
    rows, cursor = cut(doubts, by="created_at", size=SIZE, cursor=wanted.cursor)
    return DoubtPage(items=[DoubtShape.of(row, person) for row in rows], next=cursor)


@router.post(
    "/tickets/{id}/admissions", response={201: MessageShape}, summary="Confirm a message in doubt"
)
@verb(201)
def admit(request, id: str, new: Admitted):
    person = request.auth.person
    ticket, message = _judged(request, id, new)
    ticket.admit(message, with_history=new.history, by=person, at=timezone.now())
    return MessageShape.read(message, person)


@router.post(
    "/tickets/{id}/denials", response={201: DoubtShape}, summary="Say that a message is foreign"
)
@verb(201)
def deny(request, id: str, new: Judged):
    person = request.auth.person
    ticket, message = _judged(request, id, new)
    ticket.deny(message, by=person, at=timezone.now())
    return DoubtShape.of(message, person)


def _judged(request, shown_id, judged):
    """Nobody but a person can stand for somebody."""
    ticket = reached(request, shown_id)
    if request.auth.is_program:
        raise Problem(
            409,
            _("Only a person can confirm a message, and behind this token there is none."),
            code="not_a_person",
        )
    message = ticket.doubts_for(request.auth.person).filter(pk=judged.message).first()
    if message is None:
        raise invalid("message", _("This ticket has no such message."))
    return ticket, message
