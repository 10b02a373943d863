from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from tresen.tickets.models import Message
from tresen.tickets.said import Said

from .bodies import Body, Text
from .idempotency import verb
from .paging import Page, cut
from .parameters import Parameters
from .problems import invalid
from .reached import reached
from .shapes.message import MessageShape, for_reading

router = Router(tags=["messages"])
SIZE = 100


class Wanted(Parameters):
    cursor: str | None = None


class NewMessage(Body):
    """`wait_for_customer` makes the answer a question: the ticket waits, the clock pauses.

    What a program's token writes to the customer is marked as automatic, and is no answer.
    """

    text: Text
    audience: Literal["customer", "staff"] = "customer"
    wait_for_customer: bool = False


class MessagePage(Page):
    items: list[MessageShape]


@router.get("/tickets/{id}/messages", response=MessagePage, summary="List messages, oldest first")
def index(request, id: str, wanted: Query[Wanted]):
    person = request.auth.person
    messages = for_reading(reached(request, id).messages.all(), person)
    rows, cursor = cut(messages, by="created_at", size=SIZE, cursor=wanted.cursor)
    return MessagePage(items=[MessageShape.of(row, person) for row in rows], next=cursor)


@router.post("/tickets/{id}/messages", response={201: MessageShape}, summary="Write a message")
@verb(201)
def create(request, id: str, new: NewMessage):
    person = request.auth.person
    ticket = reached(request, id)
    _refuse_nonsense(request.auth, new)
    say = _verb_of_staff(ticket, new) if person.is_staff else _verb_of_customer(ticket, new)
    message = say(said(request, new.text), by=person, at=timezone.now())
    return MessageShape.read(message, person)


def said(request, text):
    """Behind a program's token no person speaks."""
    return Said(text, origin=Message.Origin.API, automatic=request.auth.is_program)


def _refuse_nonsense(token, new):
    if not new.wait_for_customer:
        return
    if new.audience == "staff":
        raise invalid("wait_for_customer", _("A note for staff asks the customer nothing."))
    if token.is_program:
        raise invalid("wait_for_customer", _("Only a person can wait for the customer's reply."))


def _verb_of_staff(ticket, new):
    """`answer` knows itself that automatic words are none."""
    if new.audience == "staff":
        return ticket.note
    return ticket.ask if new.wait_for_customer else ticket.answer


def _verb_of_customer(ticket, new):
    if new.audience == "staff":
        raise invalid("audience", _("Only staff can write notes for staff."))
    if new.wait_for_customer:
        raise invalid("wait_for_customer", _("Only staff can wait for the customer."))
    return ticket.reply
