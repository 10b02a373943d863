import uuid

from django.db import connection, models, transaction
from django.utils import timezone

from .person import Person


class Once(models.Model):
    """A form that was sent: its key, and where it led. The same form sent again leads there too."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.UUIDField()
    at = models.DateTimeField()
    outcome = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_outcome_per_form", fields=["person", "key"]),
        ]
        indexes = [models.Index(name="once_by_age", fields=["at"])]

    def __str__(self):
        return self.outcome


@transaction.atomic
def once(person, key, act):
    """Run `act()`, which returns the address to go to next, a single time for this form key.

    A second submission waits for the first to commit. When `act` raises, nothing is kept.
    """
    key = _read(key)
    form = Once.objects.filter(person=person, key=key)
    if _is_first(person, key):
        outcome = act()
        form.update(outcome=outcome)
        return outcome
    return form.values_list("outcome", flat=True).get()


def _is_first(person, key):
    """Django's get_or_create would take four statements for what nearly always is fresh."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO people_once (person_id, key, at, outcome) VALUES (%s, %s, %s, '')
            ON CONFLICT (person_id, key) DO NOTHING
            """,
            [person.pk, key, timezone.now()],
        )
        return cursor.rowcount == 1


def forget_forms_before(moment):
    """Nobody presses Back to a form of last week."""
    Once.objects.filter(at__lt=moment).delete()


def _read(key):
    """A form without a readable key is simply a form of its own."""
    try:
        return uuid.UUID(key)
    except (TypeError, ValueError, AttributeError):
        return uuid.uuid4()
