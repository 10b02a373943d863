from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from tresen.customers.models import Customer, SupportLevel
from tresen.people.models import Team
from tresen.tickets.models import Message, Participant, Ticket


class Proofs(models.QuerySet):
    def reachable_by(self, person):
        """By the door of their tickets: there is no other. Without what was before they were let
        in."""
        mine = self.filter(ticket__in=Ticket.objects.reachable_by(person))
        if person.is_staff:
            return mine
        later = Participant.objects.reading_from_then_on(person).filter(ticket=OuterRef("ticket"))
        return mine.exclude(Exists(later.filter(reads_since__gt=OuterRef("since"))))

    def within(self, span):
        return self.filter(decided_at__gte=span.starts_at, decided_at__lt=span.ends_at)


class Proof(models.Model):
    """How one turn of ours went: what was promised for a message, and when we were heard.

    Derived from the events of its ticket, and only by the worker (see folding.py). `decided_at` is
    the first moment at which the outcome was certain: the answer, or else the deadline.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", _("Answered within the promise")
        BROKEN = "broken", _("Not answered within the promise")
        WITHDRAWN = "withdrawn", _("Closed by the customer before the deadline")

    # Its constraint below is an index too.
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="proofs", db_index=False)
    message = models.ForeignKey(Message, models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    service_seconds = models.PositiveIntegerField(null=True)
    real_seconds = models.PositiveIntegerField(null=True)
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, related_name="+", db_index=False
    )
    level = models.ForeignKey(
        SupportLevel, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Of who answered, at that time; without an answer, of the owner at the deadline.
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = Proofs.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_proof_per_message", fields=["ticket", "message"]),
        ]
        indexes = [
            models.Index(name="proof_by_day", fields=["decided_at", "id"]),
            models.Index(
                name="proof_broken",
                fields=["decided_at", "id"],
                condition=models.Q(outcome="broken"),
            ),
            models.Index(name="proof_of_customer", fields=["customer", "decided_at", "id"]),
            models.Index(name="proof_of_level", fields=["level", "decided_at", "id"]),
            models.Index(name="proof_of_team", fields=["team", "decided_at", "id"]),
        ]

    def __str__(self):
        return f"{self.ticket_id}: {self.outcome}"

    def told(self):
        """Everything it says, to compare it with what the events say."""
        fields = self._meta.concrete_fields
        return tuple(getattr(self, field.attname) for field in fields if not field.primary_key)
