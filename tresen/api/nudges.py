from datetime import datetime

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from .bodies import NOTHING, Nothing
from .idempotency import verb
from .reached import reached
from .shapes.person import PersonShape

router = Router(tags=["tickets"])


class NudgeShape(BaseModel):
    ticket: str
    at: datetime
    by: PersonShape
    again_at: datetime


@router.post("/tickets/{id}/nudges", response={201: NudgeShape}, summary="Ask for a late answer")
@verb(201)
def create(request, id: str, new: Nothing = NOTHING):
    person = request.auth.person
    ticket = reached(request, id)
    ticket.nudge(by=person, at=timezone.now())
    return NudgeShape(
        ticket=ticket.shown_id,
        at=ticket.nudged_at,
        by=PersonShape.of(person, person),
        again_at=ticket.asks_again_at,
    )
