"""What moved a running deadline, and from when to when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tresen.lib.stretch import point

from .deadline import Deadline
from .events import Event
from .kinds import Kind

MOVES = {
    Event.Kind.KIND_CHANGED: _(
        "The ticket was sorted as “%(kind)s”: the deadline moved from %(before)s to %(after)s."
    ),
    Event.Kind.CUSTOMER_CHANGED: _(
        "Another agreement counts: the deadline moved from %(before)s to %(after)s."
    ),
    Event.Kind.MESSAGE_TAKEN_OVER: _(
        "An older message was moved here: the deadline moved from %(before)s to %(after)s."
    ),
    Event.Kind.DEADLINE_RECKONED: _(
        "The service hours were changed: the deadline moved from %(before)s to %(after)s."
    ),
}


@dataclass(frozen=True)
class Moved:
    """`why` is the kind of the event; `kind` what the ticket was sorted as, if that was why."""

    at: datetime
    why: str
    before: datetime
    after: datetime
    kind: str

    @classmethod
    def by(cls, event, former):
        facts = next(each for each in event.facts["deadlines"] if each["message"] == former.message)
        after = Deadline.from_facts(facts)
        kind = event.facts.get("kind", "")
        return cls(event.at, event.kind, former.due_at, after.due_at, kind)

    def in_words(self, zone):
        return str(MOVES[self.why]) % {
            "kind": Kind(self.kind).label if self.kind in Kind.values else self.kind,
            "before": point(self.before, zone),
            "after": point(self.after, zone),
        }
