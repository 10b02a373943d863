from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Team(models.Model):
    name = models.CharField(max_length=80, unique=True)

    def __str__(self):
        return self.name


class Staff(models.Model):
    """A person of the provider. Who has left keeps the row, for history, and loses the rights."""

    class Role(models.TextChoices):
        AGENT = "agent", _("Agent")
        LEAD = "lead", _("Lead")
        SALES = "sales", _("Sales")
        ADMINISTRATOR = "administrator", _("Administrator")

    person = models.OneToOneField(Person, models.PROTECT, related_name="staff")
    role = models.CharField(max_length=16, choices=Role, default=Role.AGENT)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="staff")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person__name"]

    def __str__(self):
        return self.person.name

    @property
    def administers(self):
        return self.role == self.Role.ADMINISTRATOR
