from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

from tresen.hours.models import default_calendar
from tresen.house.models import Mailbox, Provider

from .speech import Speech


@dataclass(frozen=True)
class World:
    """What all lives of a crowd have in common. The same dice tell the same stories again."""

    now: datetime
    dice: Random

    @cached_property
    def speech(self):
        return Speech(self.dice)

    @cached_property
    def mailbox(self):
        return Mailbox.objects.main()

    def due_after(self, moment):
        return self._hours.after(moment, self._promised)

    def reminders_after(self, moment):
        return [self._hours.after_days(moment, days) for days in self._provider.reminder_days]

    @cached_property
    def _provider(self):
        return Provider.current()

    @cached_property
    def _promised(self):
        return timedelta(seconds=self._provider.reaction_seconds)

    @cached_property
    def _hours(self):
        return default_calendar().hours()
