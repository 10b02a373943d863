from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.lib.memory import remembered

from .amendment import Amendment


def two_and_five():
    return [2, 5]


class Provider(models.Model):
    """The house: who promises. One row; every answer to "how do we do it here" stands in it."""

    class AddressForm(models.TextChoices):
        """How our letters address people in German."""

        SIE = "sie", "Sie"
        DU = "du", "Du"

    name = models.CharField(_("Name"), max_length=120, default="Tresen")
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    sales_email = models.EmailField(_("Mail address of sales"), blank=True)
    reaction_seconds = models.PositiveIntegerField(default=4 * 3600)
    reminder_days = models.JSONField(default=two_and_five)
    publishes_reactions = models.BooleanField(_("Show everybody how soon we answer"), default=False)
    currency = models.CharField(max_length=3, default="EUR")
    address_form = models.CharField(
        _("German letters say"), max_length=3, choices=AddressForm, default=AddressForm.SIE
    )
    trusted_authserv_ids = models.JSONField(default=list)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_provider", condition=models.Q(id=1)),
            models.CheckConstraint(
                name="reaction_takes_time", condition=models.Q(reaction_seconds__gt=0)
            ),
        ]

    def __str__(self):
        return self.name

    @staticmethod
    @remembered
    def current():
        return Provider.objects.get(id=1)

    @staticmethod
    @transaction.atomic
    def amend(*, by, at, **changes):
        """Promise this from now on. Gives the amendment; what stays as it was leaves none."""
        house = Provider.objects.select_for_update().get(id=1)
        former = {field: getattr(house, field) for field in changes}
        new = {field: value for field, value in changes.items() if value != former[field]}
        if not new:
            return None
        Provider.objects.filter(id=1).update(**new)
        told = {field: [former[field], value] for field, value in new.items()}
        return Amendment.objects.create(by=by, at=at, changes=told)
