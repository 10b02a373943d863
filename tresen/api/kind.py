from django.utils import timezone
from ninja import Router

from .bodies import Body
from .idempotency import verb
from .reached import reached_as_staff
from .shapes.ticket import KindOnOffer, TicketShape

router = Router(tags=["tickets"])


class NewKind(Body):
    kind: KindOnOffer


@router.put("/tickets/{id}/kind", response=TicketShape, summary="Say what is asked for")
@verb(200)
def put(request, id: str, new: NewKind):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    ticket.sort_as(new.kind, by=person, at=timezone.now())
    return TicketShape.read(ticket, person)
