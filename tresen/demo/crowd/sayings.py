from dataclasses import dataclass

from tresen.tickets.models import Event

Happened = Event.Kind


@dataclass(frozen=True)
class Saying:
    """What a letter of a story stands for."""

    kind: str
    side: str
    sentences: int
    audience: str = "customer"
    mark: str = ""
    letter: str = ""

    @property
    def is_public(self):
        return self.audience == "customer"


OPENING = Saying(Happened.TICKET_OPENED, "customer", 6)
SAYINGS = {
    "C": Saying(Happened.CUSTOMER_WROTE, "customer", 4),
    "S": Saying(Happened.STAFF_ANSWERED, "staff", 5, letter="answer"),
    "Q": Saying(Happened.INFORMATION_REQUESTED, "staff", 3, mark="question", letter="question"),
    "N": Saying(Happened.NOTE_WRITTEN, "staff", 3, audience="staff"),
    "E": Saying(Happened.TICKET_CLOSED, "staff", 4, mark="closing", letter="closed"),
}
