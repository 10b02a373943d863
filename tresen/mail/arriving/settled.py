from dataclasses import dataclass

from tresen.tickets.models import Message, Ticket

from .incoming import IncomingMail

State = IncomingMail.State
Outcome = IncomingMail.Outcome


@dataclass(frozen=True)
class Settled:
    """What became of a mail."""

    outcome: str
    ticket: Ticket | None = None
    message: Message | None = None
    reason: str = ""
    # What pointed to the ticket (see belonging.py); empty where nothing did.
    evidence: str = ""

    @classmethod
    def opened(cls, new, outcome, reason="", *, by, at):
        ticket = Ticket.open(new, by=by, at=at)
        return cls(outcome, ticket, ticket.first_message, reason)

    @property
    def state(self):
        unfiled = {Outcome.PARKED: State.PARKED, Outcome.IGNORED: State.IGNORED}
        return unfiled.get(self.outcome, State.FILED)
