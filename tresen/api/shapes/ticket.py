from datetime import datetime
from typing import Literal

from django.utils import timezone
from pydantic import BaseModel

from tresen.costs.verdicts import costs_of, for_costs
from tresen.lib.memory import remembering
from tresen.tickets.models import Kind, Ticket
from tresen.tickets.reckoning import Clock

from .costs import CostsShape
from .link import LinkShape, links_of, with_links
from .person import PersonShape

KindCode = Literal[*Kind.values]
KindOnOffer = Literal[*(code for code, _label in Kind.on_offer())]
StateCode = Literal["open", "waiting", "closed"]


class CustomerShape(BaseModel):
    number: str
    name: str
    level: str | None

    @classmethod
    def of(cls, customer):
        level = customer.level
        return cls(number=customer.number, name=customer.name, level=level and level.code)


class ReactionShape(BaseModel):
    state: Literal["running", "paused", "reacted", "none"]
    due_at: datetime | None
    reacted_at: datetime | None
    overdue: bool

    @classmethod
    def of(cls, ticket, now):
        running = ticket.clock == Clock.RUNNING
        return cls(
            state=ticket.clock,
            due_at=ticket.due_at if running else None,
            reacted_at=ticket.reacted_at,
            overdue=ticket.is_overdue(now),
        )


class TicketShape(BaseModel):
    id: str
    subject: str
    kind: KindCode
    state: StateCode
    customer: CustomerShape | None
    contact: PersonShape
    owner: PersonShape | None
    product: str | None
    opened_at: datetime
    closed_at: datetime | None
    reaction: ReactionShape
    costs: CostsShape
    links: list[LinkShape]

    @classmethod
    def of(cls, ticket, reader, now):
        return cls(
            id=ticket.shown_id,
            subject=ticket.subject,
            kind=ticket.kind,
            state=ticket.state,
            customer=ticket.customer and CustomerShape.of(ticket.customer),
            contact=PersonShape.of(ticket.contact, reader),
            owner=ticket.owner and PersonShape.of(ticket.owner, reader),
            product=ticket.product and ticket.product.name,
            opened_at=ticket.opened_at,
            closed_at=ticket.closed_at,
            reaction=ReactionShape.of(ticket, now),
            costs=CostsShape.of(costs_of(ticket, now), ticket, reader),
            links=links_of(ticket),
        )

    @classmethod
    def read(cls, ticket, reader):
        """The ticket as it stands in the database now."""
        now = timezone.now()
        found = for_reading(Ticket.objects.reachable_by(reader), reader, now)
        return cls.of(found.get(pk=ticket.pk), reader, now)

    @classmethod
    @remembering()
    def of_each(cls, tickets, reader, now):
        """A page of them; what the house reads for one of them serves for all."""
        return [cls.of(ticket, reader, now) for ticket in tickets]


def for_reading(tickets, reader, now):
    """Everything that the shape shows, in a constant number of queries."""
    rows = tickets.select_related("contact__staff", "owner__staff", "product")
    rows = rows.prefetch_related("contact__addresses", "owner__addresses")
    return with_links(for_costs(rows, now), reader)
