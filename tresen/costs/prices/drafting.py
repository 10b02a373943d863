"""Filling a price list, and letting it count from a day on. Each change leaves a trace."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from tresen.hours.models import Calendar
from tresen.house.models import Amendment

from . import release as releasing
from .price import Price
from .price_list import PriceList, Surcharge, one_at_a_time
from .release import IsReleased, Release
from .trail import told

DRAFT = "draft"


@dataclass(frozen=True)
class ListTerms:
    """What all prices of a list share; the surcharges are in percent, by window."""

    vat_percent: Decimal
    calendar: Calendar | None
    surcharges: dict

    @classmethod
    def of(cls, price_list):
        surcharges = {each.window: each.percent for each in price_list.surcharges.all()}
        return cls(price_list.vat_percent, price_list.calendar, surcharges)

    def told(self):
        return {
            "vat": _number(self.vat_percent),
            "calendar": self.calendar and self.calendar.code,
            "surcharges": {window: _number(each) for window, each in self.surcharges.items()},
        }


@transaction.atomic
def begin(*, by, at):
    """The next version, a copy of the newest one."""
    draft = PriceList.objects.draft(by=by, at=at)
    _amend({_list(draft): [None, DRAFT]}, by, at)
    return draft


@transaction.atomic
def set_terms(draft, terms, *, by, at):
    _open(draft)
    former = ListTerms.of(draft).told()
    if terms.told() != former:
        draft.vat_percent, draft.calendar = terms.vat_percent, terms.calendar
        draft.save(update_fields=["vat_percent", "calendar"])
        draft.surcharges.all().delete()
        Surcharge.objects.bulk_create(
            Surcharge(price_list=draft, window=window, percent=percent)
            for window, percent in terms.surcharges.items()
        )
        _amend({f"price_terms.{draft.version}": [former, terms.told()]}, by, at)


@transaction.atomic
def set_price(draft, levels, kind, *, by, at, **terms):
    """What this kind of work costs on these levels."""
    _open(draft)
    changes = {}
    for level in levels:
        standing = draft.prices.filter(level=level, kind=kind).first()
        price = Price(price_list=draft, level=level, kind=kind, **terms)
        price.pk = standing and standing.pk
        if told(price) != told(standing):
            price.save(force_insert=standing is None)
            changes[_place(price)] = [told(standing), told(price)]
    _amend(changes, by, at)


@transaction.atomic
def take_out(draft, level, kind, *, by, at):
    """Without a price there is only a quote."""
    _open(draft)
    standing = draft.prices.filter(level=level, kind=kind).select_related("level").first()
    if standing:
        _amend({_place(standing): [told(standing), None]}, by, at)
        standing.delete()


@transaction.atomic
def release_from(draft, day, *, by, at):
    """See release.py; `at` says what day it is."""
    releasing.release(draft, day, by=by, at=at, today=timezone.localdate(at))
    _amend({_list(draft): [DRAFT, day.isoformat()]}, by, at)


@transaction.atomic
def call_back(price_list, *, by, at):
    """It does not come into force after all, and can be changed again."""
    one_at_a_time()
    standing = Release.objects.filter(price_list=price_list).first()
    if standing:
        releasing.call_back(price_list, today=timezone.localdate(at))
        _amend({_list(price_list): [standing.valid_from.isoformat(), DRAFT]}, by, at)


def _open(draft):
    """The database refuses to change what is released; this says so in words, without a race."""
    one_at_a_time()
    if Release.objects.filter(price_list=draft).exists():
        raise IsReleased


def _list(price_list):
    return f"price_list.{price_list.version}"


def _place(price):
    """price.3.business.advice"""
    return f"price.{price.price_list.version}.{price.level.code}.{price.kind}"


def _amend(changes, by, at):
    if changes:
        Amendment.objects.create(by=by, at=at, changes=changes)


def _number(percent):
    """19.00 and 19 are the same rate."""
    return f"{percent.normalize():f}"
