from tresen.tickets.deadline import promise
from tresen.tickets.models import Clock, Event, Message, Ticket
from tresen.tickets.reaction import columns_of
from tresen.tickets.reckoning import reckon
from tresen.tickets.steps import WHOLE, used_up


class Clockwork:
    """The reaction clock of a life, worked out from its facts as that of every ticket."""

    def __init__(self, world, kind, customer):
        self.ticket = Ticket(kind=kind, customer=customer, mailbox=world.mailbox)
        self.now, self.events = world.now, []

    def promise(self, message, at):
        """The facts of words that await an answer."""
        deadline = promise(self.ticket, Message(pk=message["id"]), since=at)
        return {"deadline": deadline.as_facts()}

    def notice(self, kind, at, message, facts):
        message_id = message and message["id"]
        self.events.append(Event(kind=kind, at=at, message_id=message_id, facts=facts))

    def step(self):
        """(kind, facts) of the newest step that the sweep has seen to, or None."""
        reckoning = reckon(self.events)
        shares = reckoning.clock == Clock.RUNNING and used_up(reckoning, self.now)
        if not shares:
            return None
        kind = Event.Kind.DEADLINE_PASSED if WHOLE in shares else Event.Kind.DEADLINE_NEARED
        return kind, {"of": reckoning.deadline.message, "percent": shares[-1], "told": []}

    @property
    def columns(self):
        return columns_of(reckon(self.events))
