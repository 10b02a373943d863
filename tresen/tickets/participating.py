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

    def reading_from_then_on(self, person):
        """Those by which this person reads nothing that was said before."""
        return self.filter(person=person)._let_in_later()

    def who_read_what_was_said(self, at):
        """Without those who were let in later."""
        return self.exclude(pk__in=self._let_in_later().filter(reads_since__gt=at).values("pk"))

    def _let_in_later(self):
        """And who read nothing of before by another right."""
        whole = Contact.objects.living().filter(
            person=OuterRef("person"), customer=OuterRef("ticket__customer"), sees_all_tickets=True
        )
        return self.exclude(reads_since=None).exclude(Exists(whole))


class Participant(models.Model):
    """Somebody on the customer's side who takes part: gets the answers, may reply."""

    ticket = models.ForeignKey("tickets.Ticket", models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    # Whoever was let in later reads only from then on; None: everything.
    reads_since = models.DateTimeField(null=True)

    objects = Participants.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_participation", fields=["ticket", "person"]),
        ]

    def __str__(self):
        return str(self.person)
