from datetime import datetime

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from tresen.costs.consents.consenting import ask_for_consent, who_may_consent

from .bodies import NOTHING, Nothing
from .idempotency import verb
from .reached import reached_as_staff
from .shapes.person import PersonShape

router = Router(tags=["costs"])


class ConsentRequestShape(BaseModel):
    """`entitled` are those whose word counts."""

    ticket: str
    at: datetime
    entitled: list[PersonShape]


@router.post(
    "/tickets/{id}/consent-requests",
    response={201: ConsentRequestShape},
    summary="Ask the customer for their consent",
)
@verb(201)
def create(request, id: str, new: Nothing = NOTHING):
    person, now = request.auth.person, timezone.now()
    ticket = reached_as_staff(request, id)
    ask_for_consent(ticket, by=person, at=now)
    entitled = who_may_consent(ticket.customer)
    return ConsentRequestShape(
        ticket=ticket.shown_id,
        at=now,
        entitled=[PersonShape.of(contact.person, person) for contact in entitled],
    )
