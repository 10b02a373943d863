from datetime import datetime
from typing import Literal

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tresen.tickets.closing import IN_WORDS
from tresen.tickets.models import Closure

from .bodies import Body, TextOrNothing
from .idempotency import verb
from .messages import said
from .reached import reached
from .shapes.person import PersonShape

router = Router(tags=["tickets"])
Result = Literal[*Closure.Result.values]


class NewClosure(Body):
    """Staff say why in words; contacts may leave the text out. A program's words answer nothing."""

    text: TextOrNothing = ""
    result: Literal[*(each.value for each in IN_WORDS)]


class ClosureShape(BaseModel):
    ticket: str
    result: Result
    text: str
    closed_by: PersonShape
    closed_at: datetime

    @classmethod
    def of(cls, closure, reader):
        return cls(
            ticket=closure.ticket.shown_id,
            result=closure.result,
            text=closure.message.text if closure.message else "",
            closed_by=PersonShape.of(closure.by, reader),
            closed_at=closure.at,
        )


@router.post("/tickets/{id}/closure", response={201: ClosureShape}, summary="Close a ticket")
@verb(201)
def create(request, id: str, new: NewClosure):
    person = request.auth.person
    ticket = reached(request, id)
    ticket.lock()
    ticket.refuse_if_closed()
    last_words = said(request, new.text)
    closure = ticket.close(last_words, result=new.result, by=person, at=timezone.now())
    return ClosureShape.of(closure, person)
