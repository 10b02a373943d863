from django.db import models
from django.db.models import Exists, OuterRef

from tresen.customers.models import Contact
from tresen.people.models import Person


class Participants(models.QuerySet):
    def who_may_read(self):
        """Without those who once spoke for the ticket's customer: neither pages nor letters."""
        former = Contact.objects.exclude(ended_at=None).filter(
            person=OuterRef("person"), customer=OuterRef("ticket__customer")
        )
        return self.exclude(Exists(former))


class Participant(models.Model):
    """Somebody on the customer's side who takes part: gets the answers, may reply."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    objects = Participants.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_participation", fields=["ticket", "person"]),
        ]

    def __str__(self):
        return str(self.person)
