from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from random import Random

from tresen.hours.models import default_calendar
from tresen.house.models import Mailbox, Provider
from tresen.people.models import Person

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

    @cached_property
    def tresen_itself(self):
        return Person.objects.system()

    def reminders_after(self, moment):
        return [self._hours.after_days(moment, days) for days in self._provider.reminder_days]

    @cached_property
    def _provider(self):
        return Provider.current()

    @cached_property
    def _hours(self):
        return default_calendar().hours()
