from django.db import models
from django.utils.translation import gettext_lazy as _

from tresen.people.models import Person

from .customer import Customer


class Contact(models.Model):
    """A person speaks for a customer, with these rights. Ended ones stay, for history."""

    class Role(models.TextChoices):
        ADMIN = "admin", _("Administration")
        TECHNICAL = "technical", _("Technology")
        ACCOUNTING = "accounting", _("Accounting")
        EXTERNAL = "external", _("External")

    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contacts")
    role = models.CharField(max_length=16, choices=Role, default=Role.TECHNICAL)
    sees_all_tickets = models.BooleanField(_("Sees all tickets of the customer"), default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_contact_per_customer", fields=["person", "customer"]),
        ]

    def __str__(self):
        return f"{self.person} ({self.customer})"
