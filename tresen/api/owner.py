from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from tresen.lib.address import NotAnAddress
from tresen.people.models import Person

from .bodies import Body, Line
from .idempotency import verb
from .problems import invalid
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
    owner = new.owner and _staff_at(new.owner)
    ticket.pass_to(owner, by=person, at=timezone.now())
    return TicketShape.read(ticket, person)


def _staff_at(email):
    try:
        person = Person.objects.speaking_from(email)
    except NotAnAddress:
        person = None
    if person is None or not person.is_staff:
        raise invalid("owner", _("Nobody on the staff has this address."))
    return person
