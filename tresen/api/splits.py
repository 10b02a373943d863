from django.utils import timezone
from ninja import Router

from .bodies import Body, Line
from .idempotency import verb
from .reached import message_of, reached_as_staff
from .shapes.ticket import TicketShape

router = Router(tags=["tickets"])


class NewSplit(Body):
    """`message` is the id of a message of this ticket: it begins one of its own."""

    message: int
    subject: Line


@router.post("/tickets/{id}/splits", response={201: TicketShape}, summary="Split off a ticket")
@verb(201)
def create(request, id: str, new: NewSplit):
    person, now = request.auth.person, timezone.now()
    ticket = reached_as_staff(request, id)
    message = message_of(ticket, new.message)
    other = ticket.split_off(message, new.subject, by=person, at=now)
    return TicketShape.read(other, person)
