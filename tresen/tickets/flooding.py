from datetime import timedelta

from django.db import transaction

from tresen.people.models import Person

from .events import Event
from .telling import people_for, people_in_charge

QUIET = timedelta(hours=1)


class Flooding:
    @transaction.atomic
    def note_flood(self, *, at):
        """More mail than a person writes: those in charge are told, once an hour."""
        self.lock()
        before = self.events.filter(kind=Event.Kind.MAIL_FLOODED, at__gt=at - QUIET)
        if not before.exists():
            told = {person.pk for person in [*people_for(self, ["lead"]), *people_in_charge()]}
            by = Person.objects.system()
            self.record(Event.Kind.MAIL_FLOODED, by=by, at=at, told=sorted(told))
