from datetime import datetime

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from .bodies import NOTHING, Nothing
from .idempotency import verb
from .reached import reached

router = Router(tags=["tickets"])


class SalesShape(BaseModel):
    """`since` is the first time, however often one turns to sales."""

    ticket: str
    since: datetime


@router.post("/tickets/{id}/sales", response={201: SalesShape}, summary="Turn to sales")
@verb(201)
def create(request, id: str, new: Nothing = NOTHING):
    ticket = reached(request, id)
    ticket.involve_sales(by=request.auth.person, at=timezone.now())
    return SalesShape(ticket=ticket.shown_id, since=ticket.sales_since)
