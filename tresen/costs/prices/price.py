from django.db import models
from django.utils.translation import gettext_lazy as _

from tresen.costs.rating import Aggregation, Mode
from tresen.costs.rating import Price as Rated
from tresen.customers.models import Agreement, SupportLevel
from tresen.lib.memory import remembered
from tresen.tickets.models import Kind

from .price_list import PriceList


class Price(models.Model):
    """What one kind of work costs: on a level by a price list, or one customer by agreement.

    Sums are net euros, times are seconds. See rating/price.py for what the fields mean.
    """

    class Modes(models.TextChoices):
        FREE = Mode.FREE, _("Free of charge")
        INCLUDED = Mode.INCLUDED, _("Included in the support level")
        CHARGED = Mode.CHARGED, _("Charged by time")
        FIXED = Mode.FIXED, _("Fixed price")
        QUOTE = Mode.QUOTE, _("Only by quote")

    class Aggregations(models.TextChoices):
        ENTRY = Aggregation.ENTRY, _("each entry for itself")
        TICKET = Aggregation.TICKET, _("all time of the ticket together")
        TICKET_DAY = Aggregation.TICKET_DAY, _("all time of the ticket on one day")

    price_list = models.ForeignKey(
        PriceList, models.CASCADE, null=True, blank=True, related_name="prices"
    )
    level = models.ForeignKey(SupportLevel, models.PROTECT, null=True, blank=True, related_name="+")
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, null=True, blank=True, related_name="prices"
    )
    kind = models.CharField(max_length=16, choices=Kind)
    mode = models.CharField(max_length=10, choices=Modes)
    net = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    increment_seconds = models.PositiveIntegerField(default=900)
    minimum_seconds = models.PositiveIntegerField(default=0)
    aggregation = models.CharField(max_length=10, choices=Aggregations, default=Aggregations.TICKET)
    call_out = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    is_surcharged = models.BooleanField(default=True)
    takes_prepaid = models.BooleanField(default=True)

    class Meta:
        ordering = ["level__rank", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_price_on_a_list", fields=["price_list", "level", "kind"]
            ),
            models.UniqueConstraint(name="one_price_agreed", fields=["agreement", "kind"]),
            models.CheckConstraint(
                name="price_stands_in_one_place",
                condition=models.Q(price_list__isnull=False, level__isnull=False, agreement=None)
                | models.Q(price_list=None, level=None, agreement__isnull=False),
            ),
            models.CheckConstraint(
                name="price_is_not_negative",
                condition=models.Q(net__gte=0, call_out__gte=0, increment_seconds__gt=0),
            ),
            models.CheckConstraint(
                name="price_costs_something",
                condition=~models.Q(mode__in=["charged", "fixed"]) | models.Q(net__gt=0),
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.mode} {self.net}"

    def rated(self):
        return Rated(
            mode=Mode(self.mode),
            net=self.net,
            increment=self.increment_seconds,
            minimum=self.minimum_seconds,
            aggregation=Aggregation(self.aggregation),
            call_out=self.call_out,
            surcharged=self.is_surcharged,
            prepaid=self.takes_prepaid,
            self_service=self.kind == Kind.SELF_SERVICE,
            row=self.pk,
        )


@remembered
def prices_of_list(price_list_id):
    """{level's id: {kind: price}}; a list has a handful for each level."""
    found = {}
    for price in Price.objects.filter(price_list=price_list_id):
        found.setdefault(price.level_id, {})[price.kind] = price.rated()
    return found


def prices_of_agreement(agreement):
    """The customer's own rates. Lists prefetch `agreements__prices`."""
    return {price.kind: price.rated() for price in agreement.prices.all()}
