from django.utils import timezone
from ninja import Router

from .addressed import colleague
from .bodies import Body, Line
from .idempotency import verb
from .reached import reached_as_staff
from .shapes.ticket import TicketShape

router = Router(tags=["tickets"])


class Owner(Body):
    """The mail address of somebody on the staff, or null to give the ticket back to all."""

    owner: Line | None


@router.put("/tickets/{id}/owner", response=TicketShape, summary="Say who looks after a ticket")
@verb(200)
def put(request, id: str, new: Owner):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    owner = new.owner and colleague("owner", new.owner)
    ticket.pass_to(owner, by=person, at=timezone.now())
    return TicketShape.read(ticket, person)
