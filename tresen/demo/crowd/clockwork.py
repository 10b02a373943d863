from dataclasses import dataclass
from datetime import datetime

from tresen.tickets.models import Clock
from tresen.tickets.reaction import NOT_DUE


@dataclass
class Clockwork:
    """The reaction clock while a life is being told: every answer is delivered at once."""

    world: object
    awaited_since: datetime | None = None
    reacted_at: datetime | None = None
    waits: bool = False

    def customer_wrote(self, at):
        self.awaited_since = self.awaited_since or at

    def staff_spoke(self, at):
        if self.awaited_since:
            self.reacted_at, self.awaited_since = at, None

    @property
    def due_at(self):
        return self.awaited_since and self.world.due_after(self.awaited_since)

    @property
    def facts(self):
        """What the delivery of an answer remembers, in case it comes back."""
        if self.awaited_since is None:
            return {}
        return {
            "started_at": self.awaited_since.isoformat(),
            "due_at": self.due_at.isoformat(),
        }

    @property
    def columns(self):
        due_at = self.due_at
        return {
            "clock": self._clock,
            "clock_started_at": self.awaited_since,
            "due_at": due_at,
            "reacted_at": self.reacted_at,
            "queue_at": due_at or NOT_DUE,
        }

    @property
    def _clock(self):
        if self.awaited_since:
            return Clock.RUNNING
        return Clock.PAUSED if self.waits else Clock.REACTED
