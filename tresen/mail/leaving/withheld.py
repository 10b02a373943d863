from django.db import models

from tresen.people.models import Person
from tresen.tickets.models import Event

from .outgoing import OutgoingMail


class Withheld(models.Model):
    """A letter that a promise names and that was not written, with the reason.

    Together with the letters it answers for every automatic mail: why did, or did I not, get it?
    """

    class Reason(models.TextChoices):
        # Its mail came from a program, which wants no echo (RFC 3834, 2).
        AUTOMATON = "automaton"
        # Our own mail server says that somebody else wrote it.
        FORGED = "forged"
        NO_ADDRESS = "no_address"
        # Nobody on the customer's side who may read takes part.
        NO_READER = "no_reader"
        # Never wrote to this ticket's side before: the first letter shall not be a complaint.
        NEVER_HEARD_FROM_US = "never_heard_from_us"
        # A newsletter or an advertisement: nobody asked for anything.
        NO_REQUEST = "no_request"
        # Letters to this address come back, or its owner called one spam.
        IN_VAIN = "in_vain"

    event = models.ForeignKey(Event, models.PROTECT, related_name="withheld")
    kind = models.CharField(max_length=12, choices=OutgoingMail.Kind)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.kind}: {self.reason}"


def withhold(event, kind, reason, *, person=None):
    Withheld.objects.create(event=event, kind=kind, person=person, reason=reason, at=event.at)
