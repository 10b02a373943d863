"""What a price says, piece by piece: wherever a price list or an agreement is read."""

from dataclasses import replace

from django.utils.translation import gettext as _

from tresen.lib.stretch import how_long

from .price import Price
from .rating import Code, Mode, Reason, Verdict
from .sentences import price_in_words


def in_words(price, tariff):
    """All of it in one line."""
    return "; ".join([sum_in_words(price, tariff), *conditions_in_words(price)])


def sum_in_words(price, tariff):
    """The sum net and gross, or what stands instead of one. Both are of the rating."""
    if price is None:
        return _("No price: only by quote")
    if not price.costs_money:
        return str(Price.Modes(price.mode).label)
    verdict = Verdict(Code.CONSENT_NEEDED, Reason.NO_CONSENT, kind="", price=price)
    return price_in_words(replace(verdict, vat=tariff.vat, currency=tariff.currency))


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
