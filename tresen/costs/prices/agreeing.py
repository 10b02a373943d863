"""Concluding a support agreement with all that it says, and ending it. Each leaves a trace."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tresen.customers.models import Agreement
from tresen.house.models import Amendment

from .price import Price
from .trail import told

ONE_DAY = timedelta(days=1)


class BeginsInThePast(Exception):
    """What was agreed for a day that is over stays so: work was rated by it."""

    sentence = _(
        "Only the first agreement of a customer may begin in the past. "
        "Please name today or a later day."
    )

    def __str__(self):
        return str(self.sentence)


class HasBegun(Exception):
    sentence = _("This agreement has begun already: it can be ended, but not called off.")

    def __str__(self):
        return str(self.sentence)


@transaction.atomic
def conclude(customer, level, own_prices, *, by, at, **terms):
    """A new agreement with its own prices, {kind: the fields of Price}. Raises Overlapping.

    One that is open ends on the day before.
    """
    customer.lock()
    before = _before(customer, terms["starts_on"], at)
    agreement = Agreement.objects.conclude(customer, level, by=by, at=at, **terms)
    prices = [Price(agreement=agreement, kind=kind, **row) for kind, row in own_prices.items()]
    Price.objects.bulk_create(prices)
    changes = {_place(agreement): [None, _told(agreement, prices)]}
    if before:
        last = (agreement.starts_on - ONE_DAY).isoformat()
        changes[_place(before)] = [{"ends_on": None}, {"ends_on": last}]
    Amendment.objects.create(by=by, at=at, changes=changes)
    return agreement


@transaction.atomic
def end(agreement, on, *, by, at):
    """The last day on which it counts; None: it goes on without an end. Raises AlreadyPast."""
    agreement.customer.lock()
    agreement.refresh_from_db(fields=["ends_on"])
    former = _day(agreement.ends_on)
    agreement.end(on, today=timezone.localdate(at))
    if former != _day(on):
        changes = {_place(agreement): [{"ends_on": former}, {"ends_on": _day(on)}]}
        Amendment.objects.create(by=by, at=at, changes=changes)


@transaction.atomic
def call_off(agreement, *, by, at):
    """It was to begin later, and does not. Nothing was rated by it yet."""
    agreement.customer.lock()
    if agreement.starts_on <= timezone.localdate(at):
        raise HasBegun
    changes = {_place(agreement): [_told(agreement, list(agreement.prices.all())), None]}
    try:
        with transaction.atomic():
            agreement.delete()
    except IntegrityError as error:
        raise HasBegun from error
    Amendment.objects.create(by=by, at=at, changes=changes)


def _before(customer, starts_on, at):
    """The open agreement that this one ends, or None."""
    known = list(customer.agreements.all())
    if known and starts_on < timezone.localdate(at):
        raise BeginsInThePast
    return next(
        (each for each in known if each.ends_on is None and each.starts_on < starts_on), None
    )


def _place(agreement):
    return f"agreement.{agreement.customer_id}.{agreement.pk}"


def _told(agreement, prices):
    return {
        "level": agreement.level.code,
        "starts_on": _day(agreement.starts_on),
        "ends_on": _day(agreement.ends_on),
        "included_kinds": agreement.included_kinds,
        "included_seconds": agreement.included_seconds,
        "calendar": agreement.calendar and agreement.calendar.code,
        "prices": {price.kind: told(price) for price in prices},
    }


def _day(day):
    return day and day.isoformat()
