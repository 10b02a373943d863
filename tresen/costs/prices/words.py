"""What a price says, piece by piece: wherever a price list or an agreement is read."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tresen.costs.rating import Code, Mode, Reason, Verdict, Window
from tresen.costs.sentences import price_in_words
from tresen.house.models import Provider
from tresen.lib.stretch import how_long

from .price import Price

WINDOWS = {
    Window.OUT_OF_HOURS: gettext_lazy("Out of hours"),
    Window.WEEKEND: gettext_lazy("At the weekend"),
    Window.HOLIDAY: gettext_lazy("On holidays"),
}


@dataclass(frozen=True)
class Money:
    """By which VAT rate and in which currency sums are said."""

    vat: Decimal
    currency: str

    @classmethod
    def of(cls, price_list):
        return cls(price_list.vat_percent, Provider.current().currency)


def in_words(price, money):
    """All of it in one line. `price` is one of the rating, or None."""
    return "; ".join([sum_in_words(price, money), *conditions_in_words(price)])


def sum_in_words(price, money):
    """The sum net and gross, or what stands instead of one."""
    if price is None:
        return _("No price: only by quote")
    if not price.costs_money:
        return str(Price.Modes(price.mode).label)
    verdict = Verdict(Code.CONSENT_NEEDED, Reason.NO_CONSENT, kind="", price=price)
    return price_in_words(replace(verdict, vat=money.vat, currency=money.currency))


def conditions_in_words(price):
    """How time is counted, where it is charged."""
    if price is None or price.mode != Mode.CHARGED:
        return []
    least = _("at least %(length)s") % {"length": how_long(price.minimum)}
    return [
        *([least] if price.minimum else []),
        str(Price.Aggregations(price.aggregation).label),
        _("with surcharges") if price.surcharged else _("without surcharges"),
        _("also from prepaid time") if price.prepaid else _("never from prepaid time"),
    ]
