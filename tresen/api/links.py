from django.utils import timezone
from ninja import Router

from .bodies import Body, Line
from .idempotency import verb
from .reached import named, reached_as_staff
from .shapes.link import REVERSED, LinkShape, TypeWord

router = Router(tags=["tickets"])


class NewLink(Body):
    """`followed_by` and its like say the same from the other end."""

    type: TypeWord
    ticket: Line


@router.post("/tickets/{id}/links", response={201: LinkShape}, summary="Link two tickets")
@verb(201)
def create(request, id: str, new: NewLink):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    other = named("ticket", new.ticket, person)
    doing = {"by": person, "at": timezone.now()}
    if new.type in REVERSED:
        return LinkShape.from_there(other.link(ticket, type=REVERSED[new.type], **doing))
    return LinkShape.from_here(ticket.link(other, type=new.type, **doing))
