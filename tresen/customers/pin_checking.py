"""Asking whether a caller's PIN is right: five wrong tries an hour for each customer, no more."""

from datetime import timedelta

from django.db import models, transaction
from django.views.decorators.debug import sensitive_variables

from tresen.people.models import Person

from .pin import Pin, read

TRIES = 5
HOUR = timedelta(hours=1)
COUNTS_FOR = timedelta(minutes=30)


class TooManyTries(Exception):
    """Even the right PIN is not looked at before `again_at`."""

    def __init__(self, again_at):
        super().__init__(again_at)
        self.again_at = again_at


class PinChecks(models.QuerySet):
    def wrong_in_the_hour_before(self, at):
        return self.filter(contact=None, at__gt=at - HOUR)

    def last_of(self, person, customer, at):
        """The last time within half an hour that this person was known by PIN, or None."""
        right = self.filter(customer=customer, contact__person=person, contact__ended_at=None)
        return right.filter(at__gt=at - COUNTS_FOR).select_related("by").order_by("-id").first()


class PinCheck(models.Model):
    """Somebody on the staff asked. Without a contact the PIN was wrong. Append-only."""

    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="pin_checks")
    contact = models.ForeignKey(
        "customers.Contact", models.PROTECT, null=True, related_name="pin_checks"
    )
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = PinChecks.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(name="pin_check_of_customer", fields=["customer", "at"])]

    def __str__(self):
        return f"{self.customer_id} {self.contact_id or '–'}"


class PinChecking:
    """What a customer's row is locked for, so that colleagues at once get five tries together."""

    @sensitive_variables("typed")
    def check_pin(self, typed, *, by, at):
        """The contact who has this PIN, or None; each time it leaves a row."""
        return self._check(read(typed), by=by, at=at).contact

    def pin_tries_left(self, at):
        return max(TRIES - self.pin_checks.wrong_in_the_hour_before(at).count(), 0)

    def pins_open_at(self, at):
        """When the next PIN may be tried: now, or an hour after the fifth wrong one before."""
        wrong = self.pin_checks.wrong_in_the_hour_before(at).order_by("-at")
        fifth = wrong.values_list("at", flat=True)[TRIES - 1 : TRIES]
        return fifth[0] + HOUR if fifth else at

    def lock(self):
        """One at a time, until the transaction ends."""
        type(self).objects.select_for_update(no_key=True).get(pk=self.pk)

    @sensitive_variables("digits")
    # Durable: nothing around it may roll a wrong try back.
    @transaction.atomic(durable=True)
    def _check(self, digits, *, by, at):
        self.lock()
        again_at = self.pins_open_at(at)
        if again_at > at:
            raise TooManyTries(again_at)
        pin = Pin.objects.living(self, at).select_related("contact__person").opened_by(digits)
        return self.pin_checks.create(contact=pin and pin.contact, by=by, at=at)
