from django.db import models
from django.utils import timezone

from tresen.people.models import Person

from .pin_checking import PinChecking


class Customers(models.QuerySet):
    def of(self, person):
        """The companies that this person speaks for today."""
        return self.filter(contacts__person=person, contacts__ended_at=None).distinct()

    def meant_by(self, person):
        """Whose ticket a mail of this person is, or None.

        Who speaks for several companies is asked by staff, unless one of them was named for it:
        guessing would show one of them what belongs to the other.
        """
        return meant_among(person.contacts.living().select_related("customer"))


def meant_among(contacts):
    """As `meant_by`, where somebody has read for whom the person speaks."""
    named = contacts if len(contacts) == 1 else [each for each in contacts if each.takes_mail]
    return named[0].customer if named else None


class Customer(PinChecking, models.Model):
    """A company with a customer number, an agreement and an account manager."""

    number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    account_manager = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = Customers.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def level(self):
        """The support level of today's agreement, or None. Lists prefetch `agreements__level`."""
        agreed = self.agreement_on(timezone.localdate())
        return agreed and agreed.level

    def agreement_on(self, day):
        """What was agreed for this day, or None. Lists prefetch `agreements`."""
        return next((agreed for agreed in self.agreements.all() if agreed.covers(day)), None)
