from django.utils import timezone
from ninja import Router

from tresen.costs.working.logging import correct_work

from .bodies import Body, Text
from .idempotency import verb
from .problems import not_found
from .reached import reached_as_staff
from .shapes.work import WorkShape

router = Router(tags=["costs"])


class NewCorrection(Body):
    """What was wrong: the customer reads it."""

    reason: Text


@router.post(
    "/tickets/{id}/work/{int:entry}/correction",
    response={201: WorkShape},
    summary="Take work back by a counter-entry",
)
@verb(201)
def create(request, id: str, entry: int, new: NewCorrection):
    person = request.auth.person
    ticket = reached_as_staff(request, id)
    wrong = ticket.work.select_related("customer", "price").filter(pk=entry).first()
    if wrong is None:
        raise not_found()
    counter = correct_work(wrong, new.reason, by=person, at=timezone.now())
    (shown,) = WorkShape.read([counter], person)
    return shown
