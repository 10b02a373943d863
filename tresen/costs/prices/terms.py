"""What counts for a customer on a day: from rows to what the rating reads."""

from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from tresen.costs import rating
from tresen.costs.rating import Mode, Window
from tresen.costs.working import prepaid
from tresen.hours.models import default_calendar
from tresen.house.models import Provider
from tresen.lib.memory import remembered, remembering

from .price import prices_of_agreement, prices_of_list
from .price_list import PriceList, price_list_on


@dataclass(frozen=True)
class Terms:
    """The level's prices and the customer's own agreement, as they count on one day."""

    level: rating.Level
    agreement: rating.Agreement
    price_list: PriceList | None
    agreed: object

    def with_left(self, seconds):
        return replace(self, agreement=replace(self.agreement, left=seconds))

    @property
    def tariff(self):
        return replace(self.level.tariff, hours=self.agreement.hours or self.level.tariff.hours)

    def price_for(self, kind):
        return self.agreement.prices.get(kind) or self.level.prices.get(kind)

    def rate(self, work, consent, at):
        return rating.rate(work, self.level, self.agreement, consent, at)


def terms_for(customer, at):
    """By the day on which `at` lies in the house's time zone (history stays)."""
    day = timezone.localdate(at)
    agreed = _agreed(customer, day)
    with remembering():
        return Terms(
            level_on(day, agreed.level if agreed else None),
            _own(agreed, prepaid.left_on(customer, day, agreed)),
            price_list_on(day),
            agreed,
        )


def terms_of_level(level, at):
    """Of a customer who has this level and nothing of their own."""
    day = timezone.localdate(at)
    with remembering():
        return Terms(level_on(day, level), rating.Agreement(), price_list_on(day), None)


def _agreed(customer, day):
    """Lists prefetch `agreements` with level, calendar and prices."""
    if customer is None:
        return None
    if "agreements" in getattr(customer, "_prefetched_objects_cache", {}):
        return customer.agreement_on(day)
    return customer.agreements.on(day).select_related("level", "calendar").first()


def level_on(day, level):
    """The prices of a support level, or what is free for everybody where there is none."""
    price_list = price_list_on(day)
    by_level = prices_of_list(price_list.pk) if price_list else {}
    prices = by_level.get(level.pk, {}) if level else _free_for_all(by_level)
    code = level.code if level else ""
    return rating.Level(tariff=_tariff(price_list), code=code, prices=prices)


def _tariff(price_list):
    currency = Provider.current().currency
    if price_list is None:
        return rating.Tariff(hours=_read_late(default_calendar), currency=currency)
    return rating.Tariff(
        hours=_read_late(lambda: price_list.surcharge_calendar),
        vat=price_list.vat_percent,
        surcharges=_surcharges(price_list.pk),
        currency=currency,
        version=price_list.version,
    )


def _read_late(calendar):
    """Hours matter only where work costs money, and most of it is free or included."""
    return SimpleLazyObject(lambda: calendar().hours())


@remembered
def _surcharges(price_list_id):
    found = PriceList(pk=price_list_id).surcharges.all()
    return {Window(each.window): each.percent for each in found}


def _free_for_all(by_level):
    """Somebody without an agreement: what costs nothing on any level costs them nothing either."""
    each = list(by_level.values())
    first = each[0] if each else {}
    return {
        kind: price
        for kind, price in first.items()
        if all(kind in prices and prices[kind].mode == Mode.FREE for prices in each)
    }


def _own(agreed, left):
    if agreed is None:
        return rating.Agreement(left=left)
    return rating.Agreement(
        included_kinds=frozenset(agreed.included_kinds),
        prices=prices_of_agreement(agreed),
        left=left,
        hours=agreed.calendar.hours() if agreed.calendar else None,
    )
