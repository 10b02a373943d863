from typing import Annotated

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import Field

from tresen.costs.consents.opening import open_with_consent
from tresen.lib.address import NotAnAddress
from tresen.lib.ticket_id import WrongCheckDigit
from tresen.people.models import Person
from tresen.tickets.models import Ticket
from tresen.tickets.naming import MISTYPED
from tresen.tickets.searching import search

from .bodies import Body, Line, Text
from .deciding import Agreed, decision_with
from .idempotency import verb
from .messages import said
from .opening import new_ticket
from .paging import Page, cut
from .parameters import Parameters
from .problems import invalid
from .reached import reached
from .shapes.ticket import KindOnOffer, StateCode, TicketShape, for_reading

router = Router(tags=["tickets"])
SIZE = 50

Words = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]


class Wanted(Parameters):
    """`owner` is "me", "none" or, for staff, a mail address."""

    state: StateCode | None = None
    owner: Words | None = None
    customer: Words | None = None
    q: Words | None = None
    cursor: str | None = None


class NewTicketBody(Body):
    """`product` is the id or the name of one; `contact` a mail address, for staff. With `consent`
    the costs are agreed to in the same breath, or nothing is opened."""

    subject: Line
    text: Text
    kind: KindOnOffer
    contact: Line | None = None
    product: int | Line | None = None
    follows: Line | None = None
    consent: Agreed | None = None


class TicketPage(Page):
    items: list[TicketShape]


@router.get("/tickets", response=TicketPage, summary="List tickets, newest first")
def index(request, wanted: Query[Wanted]):
    person, now = request.auth.person, timezone.now()
    tickets = for_reading(_wanted(wanted, person), person, now)
    rows, cursor = cut(tickets, by="-opened_at", size=SIZE, cursor=wanted.cursor)
    return TicketPage(items=TicketShape.of_each(rows, person, now), next=cursor)


@router.post("/tickets", response={201: TicketShape}, summary="Open a ticket")
@verb(201)
def create(request, new: NewTicketBody):
    person, now = request.auth.person, timezone.now()
    opening = new_ticket(new, said(request, new.text), person)
    decision = decision_with(opening, new.consent, request, now)
    ticket = open_with_consent(opening, decision, by=person, at=now)
    return TicketShape.read(ticket, person)


@router.get("/tickets/{id}", response=TicketShape, summary="Read a ticket")
def show(request, id: str):
    return TicketShape.read(reached(request, id), request.auth.person)


def _wanted(wanted, person):
    tickets = Ticket.objects.reachable_by(person)
    if wanted.state is not None:
        tickets = tickets.in_state(wanted.state)
    if wanted.customer is not None:
        tickets = tickets.of_customer(wanted.customer)
    if wanted.owner is not None:
        tickets = _owned(tickets, wanted.owner, person)
    if wanted.q is not None:
        tickets = _found(tickets, wanted.q, person)
    return tickets


def _owned(tickets, owner, person):
    if owner == "none":
        return tickets.owned_by(None)
    if owner == "me":
        return tickets.owned_by(person)
    if not person.is_staff:
        # Or it could be guessed: contacts read the names of staff, never their addresses.
        raise invalid("owner", _("Only staff can ask by a mail address whose tickets they are."))
    try:
        found = Person.objects.speaking_from(owner)
    except NotAnAddress as error:
        raise invalid("owner", _("This must be a mail address, “me” or “none”.")) from error
    return tickets.owned_by(found) if found else tickets.none()


def _found(tickets, words, person):
    try:
        return search(tickets, words, by=person)
    except WrongCheckDigit as error:
        raise invalid("q", MISTYPED) from error
