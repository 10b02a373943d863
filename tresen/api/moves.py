from django.utils import timezone
from ninja import Router

from tresen.tickets.said import Said
from tresen.tickets.sentences import goes_on_there

from .bodies import Body, Line
from .idempotency import verb
from .reached import message_of, named, reached_as_staff
from .shapes.message import MessageShape

router = Router(tags=["tickets"])


class NewMove(Body):
    """`message` is the id of a message of this ticket, `to` the Ticket-ID where it belongs."""

    message: int
    to: Line


@router.post("/tickets/{id}/moves", response={201: MessageShape}, summary="Move a message")
@verb(201)
def create(request, id: str, new: NewMove):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    to = named("to", new.to, person)
    farewell = Said(goes_on_there(ticket.contact, to), origin="api")
    moved = ticket.move(message_of(ticket, new.message), to, farewell, by=person, at=timezone.now())
    return MessageShape.read(moved, person)
