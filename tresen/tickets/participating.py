from django.db import models

from tresen.people.models import Person


class Participant(models.Model):
    """Somebody on the customer's side who takes part: gets the answers, may reply."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_participation", fields=["ticket", "person"]),
        ]

    def __str__(self):
        return str(self.person)
