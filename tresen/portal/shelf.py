from dataclasses import dataclass

from tresen.lib.paging import page_of
from tresen.tickets.searching import search

SIZE = 25
STATES = ("open", "waiting", "closed")


@dataclass(frozen=True)
class Shelf:
    """One way to look at one's tickets: what a query string means is known only here."""

    state: str = "open"
    words: str = ""
    after: str | None = None

    @classmethod
    def from_query(cls, query):
        state = query.get("state")
        return cls(
            state if state in STATES else "open",
            query.get("q", "").strip()[:200],
            query.get("after"),
        )

    def page(self, mine, person, size=SIZE):
        """Of the tickets that this person may see."""
        chosen = self._chosen(mine, person)
        return page_of(chosen, by=self._order, size=size, after=self.after)

    def _chosen(self, mine, person):
        chosen = search(mine, self.words, by=person) if self.words else mine.in_state(self.state)
        return chosen.select_related("product", "contact")

    @property
    def _order(self):
        return "-closed_at" if self.state == "closed" and not self.words else "-opened_at"
