from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tresen.lib import keyset
from tresen.tickets.models import Ticket
from tresen.tickets.searching import search

PAGE = 25
STATES = ("open", "waiting", "closed")


@dataclass(frozen=True)
class Shelf:
    """One way to look at one's tickets: what a query string means is known only here."""

    state: str
    words: str
    after: tuple[datetime, int] | None

    @classmethod
    def from_query(cls, query):
        state = query.get("state")
        cursor = query.get("after")
        return cls(
            state if state in STATES else "open",
            query.get("q", "").strip()[:200],
            keyset.decode(cursor) if cursor else None,
        )

    def page(self, person):
        """The tickets of this page, and the cursor of the next one or None."""
        found = list(self._below(self.tickets(person))[: PAGE + 1])
        more = len(found) > PAGE
        return found[:PAGE], keyset.encode(*self._place(found[PAGE - 1])) if more else None

    def tickets(self, person):
        mine = Ticket.objects.reachable_by(person)
        chosen = search(mine, self.words, by=person) if self.words else mine.in_state(self.state)
        return chosen.for_list().order_by(f"-{self._moment}", "-id")

    @property
    def _moment(self):
        return "closed_at" if self.state == "closed" and not self.words else "opened_at"

    def _place(self, ticket):
        return getattr(ticket, self._moment), ticket.pk

    def _below(self, tickets):
        if self.after is None:
            return tickets
        at, pk = self.after
        return tickets.filter(
            Q(**{f"{self._moment}__lt": at}) | Q(**{self._moment: at, "pk__lt": pk})
        )
