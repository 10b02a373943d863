"""What a customer agreed on, from one day to another (promise P3).

It is never changed: a new one follows it. Own prices and prepaid time stand on the floor above,
in tresen/costs.
"""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from tresen.hours.models import Calendar
from tresen.people.models import Person

from .customer import Customer
from .level import SupportLevel

ONE_DAY = timedelta(days=1)


class Overlapping(Exception):
    """The database refuses two levels on one day; this says so in words."""

    sentence = _("For some of these days something was agreed already. Please end that one first.")

    def __str__(self):
        return str(self.sentence)


class AlreadyPast(Exception):
    sentence = _("An agreement can end today or later, and not before it began.")

    def __str__(self):
        return str(self.sentence)


class Agreements(models.QuerySet):
    def on(self, day):
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=day), starts_on__lte=day)

    @transaction.atomic
    def conclude(self, customer, level, *, by, at, **terms):
        """A new agreement. One that is open begins before it and ends on the day before."""
        customer.lock()
        starts_on = terms["starts_on"]
        self.filter(customer=customer, ends_on=None, starts_on__lt=starts_on).update(
            ends_on=starts_on - ONE_DAY
        )
        try:
            with transaction.atomic():
                return self.create(customer=customer, level=level, made_by=by, made_at=at, **terms)
        except IntegrityError as error:
            raise Overlapping from error


class Agreement(models.Model):
    """A customer has one support level at a time; the database refuses two.

    `included_kinds` cost nothing, `included_seconds` are free in each month, `calendar` says when
    surcharges count; without it the price list does.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="agreements")
    level = models.ForeignKey(SupportLevel, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    included_kinds = models.JSONField(default=list, blank=True)
    included_seconds = models.PositiveIntegerField(default=0)
    calendar = models.ForeignKey(Calendar, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)

    objects = Agreements.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_start",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self):
        return f"{self.customer}: {self.level}"

    def covers(self, day):
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @transaction.atomic
    def end(self, on, *, today):
        """The last day on which it counts; None: without an end. What was rated stays so."""
        self.customer.lock()
        self.refresh_from_db()
        past = self.ends_on is not None and self.ends_on < today
        if past or (on and on < max(today, self.starts_on)):
            raise AlreadyPast
        self.ends_on = on
        try:
            with transaction.atomic():
                self.save(update_fields=["ends_on"])
        except IntegrityError as error:
            raise Overlapping from error
