"""A price list: versioned, valid from a day, and never edited once it has been released.

All verdicts of a day go by the list in force on that day; the service description is made from it.
"""

from django.db import models, transaction

from tresen.costs.rating import Window
from tresen.hours.models import Calendar, default_calendar
from tresen.house.models import Provider
from tresen.lib.memory import remembered
from tresen.people.models import Person


class PriceLists(models.QuerySet):
    def on(self, day):
        """The list in force on this day, or None."""
        released = self.filter(release__valid_from__lte=day).order_by("-release__valid_from")
        return released.select_related("release", "calendar").first()

    def drafts(self):
        return self.filter(release=None)

    @transaction.atomic
    def draft(self, *, by, at, vat_percent=None):
        """The next version, to be filled and released: it begins as a copy of the newest one."""
        one_at_a_time()
        last = self.order_by("-version").first()
        new = self.create(
            version=last.version + 1 if last else 1,
            vat_percent=vat_percent or (last.vat_percent if last else 19),
            calendar=last and last.calendar,
            made_by=by,
            made_at=at,
        )
        if last:
            new.take_over(last)
        return new


class PriceList(models.Model):
    """`vat_percent` is the VAT rate, `calendar` says outside of which hours surcharges count."""

    version = models.PositiveIntegerField(unique=True)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = PriceLists.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                name="vat_is_a_rate",
                condition=models.Q(vat_percent__gte=0, vat_percent__lt=100),
            ),
        ]

    def __str__(self):
        return f"v{self.version}"

    @property
    def is_released(self):
        return hasattr(self, "release")

    @property
    def surcharge_calendar(self):
        return self.calendar or default_calendar()

    def take_over(self, former):
        """The prices and surcharges of another version."""
        for part in (former.prices, former.surcharges):
            rows = list(part.all())
            for row in rows:
                row.pk, row.price_list = None, self
            part.model.objects.bulk_create(rows)


class Surcharge(models.Model):
    """What work costs more in percent when it is done outside of the usual hours."""

    price_list = models.ForeignKey(PriceList, models.CASCADE, related_name="surcharges")
    window = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Window if each != "usual"]
    )
    percent = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_surcharge_each", fields=["price_list", "window"]),
            models.CheckConstraint(name="surcharge_is_positive", condition=models.Q(percent__gt=0)),
        ]

    def __str__(self):
        return f"{self.window} +{self.percent} %"


@remembered
def price_list_on(day):
    return PriceList.objects.on(day)


def one_at_a_time():
    """One writer of price lists at a time."""
    Provider.objects.select_for_update(no_key=True).get(id=1)
