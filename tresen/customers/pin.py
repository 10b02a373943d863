"""Phone PINs: six digits by which a contact is known on the phone for a day."""

import re
import secrets
from datetime import timedelta
from hmac import compare_digest

from django.db import models, transaction
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_variables

from tresen.people.models import Trace

LASTS = timedelta(hours=24)
SPELLED = re.compile(r"([0-9]{3})\s?([0-9]{3})")


class NotAPin(ValueError):
    """It does not look like a PIN. What was typed stays untold."""


class Pins(models.QuerySet):
    def living(self, customer, at):
        """Those by which somebody can be known who speaks for this customer today."""
        return self.filter(
            contact__customer=customer, contact__ended_at=None, made_at__gt=at - LASTS
        )

    @sensitive_variables("digits")
    def opened_by(self, digits):
        """The one with these digits, or None. Every one is compared, however early one fits."""
        fitting = [
            pin for pin in self if compare_digest(pin.digest, _digest(pin.contact_id, digits))
        ]
        return fitting[0] if fitting else None


class Pin(models.Model):
    """A contact has one at a time. Its digits are nowhere: kept is a hash that needs our key."""

    contact = models.OneToOneField("customers.Contact", models.PROTECT, related_name="pin")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    objects = Pins.as_manager()

    def __str__(self):
        return "••••••"

    @property
    def ends_at(self):
        return self.made_at + LASTS


class Pinned:
    """What a contact can do with a PIN. Nobody else can: not even staff."""

    @sensitive_variables("digits")
    @transaction.atomic
    def make_pin(self, *, by, at):
        """Fresh digits, told only now. The PIN before opens nothing any more."""
        self.customer.lock()
        digits = _unlike(Pin.objects.living(self.customer, at))
        made = {"digest": _digest(self.pk, digits), "made_at": at}
        Pin.objects.update_or_create(contact=self, defaults=made)
        self.trace(Trace.Code.PIN_MADE, by, at)
        return digits

    def pin_until(self, at):
        """Until when this contact can be known by the PIN they have; None without one."""
        ends_at = self.pin.ends_at if hasattr(self, "pin") else at
        return ends_at if ends_at > at else None

    @transaction.atomic
    def revoke_pin(self, *, by, at):
        revoked, _ = Pin.objects.filter(contact=self).delete()
        if revoked:
            self.trace(Trace.Code.PIN_REVOKED, by, at)


@sensitive_variables()
def read(typed):
    """The digits of what somebody typed; a blank in the middle is allowed, as we show it."""
    spelled = SPELLED.fullmatch(typed.strip())
    if spelled is None:
        # Without a cause: a trace must not tell what was typed.
        raise NotAPin from None
    return "".join(spelled.groups())


@sensitive_variables()
def _unlike(others):
    """Two contacts of a customer never have the same digits: a PIN says who is calling."""
    digits = None
    while digits is None or others.opened_by(digits):
        digits = f"{secrets.randbelow(10**6):06}"
    return digits


@sensitive_variables()
def _digest(contact_id, digits):
    # Keyed by the secret key, which is not in the database: a stolen backup gives no PIN away.
    return salted_hmac(
        "tresen.customers.pin", f"{contact_id} {digits}", algorithm="sha256"
    ).hexdigest()
