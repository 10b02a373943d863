from typing import Literal

from django.db.models import Prefetch
from pydantic import BaseModel

from tresen.tickets.models import Link, Ticket

Type = Link.Type

# A link is one row, read from both ends.
FROM_THE_OTHER_END = {
    Type.FOLLOWS: "followed_by",
    Type.RELATES_TO: "relates_to",
    Type.DUPLICATES: "duplicated_by",
    Type.PART_OF: "has_part",
}
REVERSED = {word: type for type, word in FROM_THE_OTHER_END.items() if word != type}
TypeWord = Literal[
    "follows",
    "followed_by",
    "relates_to",
    "duplicates",
    "duplicated_by",
    "part_of",
    "has_part",
]


class LinkShape(BaseModel):
    type: TypeWord
    ticket: str
    proposed: bool

    @classmethod
    def from_here(cls, link):
        return cls(type=link.type, ticket=link.to.shown_id, proposed=link.proposed)

    @classmethod
    def from_there(cls, link):
        word = FROM_THE_OTHER_END[link.type]
        return cls(type=word, ticket=link.ticket.shown_id, proposed=link.proposed)


def with_links(tickets, reader):
    """Staff see proposals too; contacts see made links to tickets that they may reach."""
    return tickets.prefetch_related(
        Prefetch("links", _seen_by(reader, end="to"), to_attr="shown_links"),
        Prefetch("links_here", _seen_by(reader, end="ticket"), to_attr="shown_links_here"),
    )


def _seen_by(reader, *, end):
    links = Link.objects.select_related(end).order_by("id")
    if reader.is_staff:
        return links.shown()
    return links.made().filter(**{f"{end}__in": Ticket.objects.reachable_by(reader)})


def links_of(ticket):
    here = [LinkShape.from_here(link) for link in ticket.shown_links]
    return here + [LinkShape.from_there(link) for link in ticket.shown_links_here]
