from django.utils import timezone
from ninja import Query, Router

from tresen.costs.consents.consenting import agree, refuse

from .bodies import Body, Euros, Line
from .deciding import decision_on
from .idempotency import verb
from .paging import Page, cut
from .parameters import Parameters
from .reached import reached
from .shapes.consent import ConsentShape, for_reading
from .shapes.ticket import KindCode

router = Router(tags=["costs"])
SIZE = 100


class Wanted(Parameters):
    cursor: str | None = None


class NewDecision(Body):
    """`kind` and `price_list` say which price was read: a yes always names both. Staff name who
    called (`contact`, a mail address, whose PIN was checked before), or the `message` of a
    verified sender that says so."""

    agreed: bool
    kind: KindCode | None = None
    price_list: int | None = None
    cap: Euros | None = None
    declined_self_service: bool = False
    contact: Line | None = None
    message: int | None = None


class ConsentPage(Page):
    items: list[ConsentShape]


@router.get(
    "/tickets/{id}/consents", response=ConsentPage, summary="List what was decided, oldest first"
)
def index(request, id: str, wanted: Query[Wanted]):
    person = request.auth.person
    consents = for_reading(reached(request, id), person)
    rows, cursor = cut(consents, by="at", size=SIZE, cursor=wanted.cursor)
    return ConsentPage(items=[ConsentShape.of(row, person) for row in rows], next=cursor)


@router.post(
    "/tickets/{id}/consents", response={201: ConsentShape}, summary="Agree to costs, or refuse them"
)
@verb(201)
def create(request, id: str, new: NewDecision):
    person, now = request.auth.person, timezone.now()
    ticket = reached(request, id)
    ticket.lock()
    ticket.refuse_if_closed()
    decide = agree if new.agreed else refuse
    consent = decide(ticket, decision_on(ticket, new, request, now), by=person, at=now)
    return ConsentShape.read(consent, person)
