"""Work on a ticket: what was done, when, by whom, and what became of it in money.

An entry is never changed: a mistake is put right by a counter-entry. Worked and billed seconds are
two different columns, and each entry carries its own share of the ticket's sum.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from tresen.costs.consents.consent import Consent
from tresen.costs.prices.price import Price
from tresen.costs.prices.price_list import PriceList
from tresen.costs.rating import Stretch, Window, gross_of
from tresen.customers.models import Agreement, Customer
from tresen.people.models import Person
from tresen.tickets.models import Kind, Ticket


class Activity(models.TextChoices):
    SYSTEM = "system", _("Work on the system")
    ANALYSIS = "analysis", _("Analysis")
    ADVICE = "advice", _("Advice")
    PHONE = "phone", _("Phone call")
    PLANNING = "planning", _("Planning")
    DOCUMENTATION = "documentation", _("Documentation")
    ON_SITE = "on_site", _("On site")


@dataclass(frozen=True)
class Done:
    """What somebody tells of their work. `goodwill` is the reason why it is not charged."""

    started_at: datetime
    seconds: int
    text: str
    activity: str = Activity.SYSTEM
    person: Person | None = None
    goodwill: str = ""

    @property
    def ends_at(self):
        return self.started_at + timedelta(seconds=self.seconds)


class WorkEntry(models.Model):
    """`split` has the worked seconds in each window of service time. Sums are net euros."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="work")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="work")
    kind = models.CharField(max_length=16, choices=Kind)
    person = models.ForeignKey(Person, models.PROTECT, related_name="work")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    started_at = models.DateTimeField()
    worked_on = models.DateField()
    worked_seconds = models.IntegerField()
    billed_seconds = models.IntegerField(default=0)
    # Taken from prepaid time, where surcharged time counts for more.
    covered_seconds = models.IntegerField(default=0)
    split = models.JSONField(default=dict)
    activity = models.CharField(max_length=16, choices=Activity)
    text = models.TextField()
    net = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    vat_percent = models.DecimalField(max_digits=4, decimal_places=2)
    verdict = models.CharField(max_length=16)
    reason = models.CharField(max_length=20)
    goodwill = models.CharField(max_length=200, blank=True)
    price = models.ForeignKey(Price, models.PROTECT, null=True, related_name="work")
    price_list = models.ForeignKey(PriceList, models.PROTECT, null=True, related_name="work")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="work")
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="work")
    quote = models.ForeignKey("costs.Quote", models.PROTECT, null=True, related_name="work")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="counter_entry")

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="work_takes_time",
                condition=models.Q(corrects=None, worked_seconds__gt=0)
                | models.Q(corrects__isnull=False, worked_seconds__lt=0),
            ),
            models.CheckConstraint(
                name="goodwill_costs_nothing",
                condition=models.Q(goodwill="")
                | models.Q(net=0, billed_seconds=0, covered_seconds=0),
            ),
            models.CheckConstraint(
                name="only_corrections_are_negative",
                condition=models.Q(corrects__isnull=False)
                | models.Q(net__gte=0, billed_seconds__gte=0, covered_seconds__gte=0),
            ),
        ]
        indexes = [
            models.Index(name="work_of_ticket", fields=["ticket", "started_at", "id"]),
            models.Index(name="work_of_customer", fields=["customer", "worked_on", "id"]),
        ]

    def __str__(self):
        return f"{self.worked_on}: {self.text[:60]}"

    @property
    def gross(self):
        return gross_of(self.net, self.vat_percent)

    def stretch(self):
        split = {Window(window): seconds for window, seconds in self.split.items()}
        return Stretch(self.started_at, self.worked_seconds, split)


class WorkTimer(models.Model):
    """Somebody works on this ticket right now. One for each person and ticket."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="timers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="timers")
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_timer_each", fields=["ticket", "person"]),
        ]

    def __str__(self):
        return f"{self.person}: {self.started_at}"
