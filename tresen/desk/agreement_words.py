"""What an agreement says, in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tresen.costs.prices.words import Money, in_words
from tresen.costs.quotes.quote import usual_vat
from tresen.house.models import Provider
from tresen.tickets.models import Kind

from .duration_field import written


def terms_in_words(agreement):
    """[(what, its words)]"""
    kinds = ", ".join(str(Kind(kind).label) for kind in agreement.included_kinds)
    return [
        (_("Support level"), agreement.level.name),
        (_("When"), span_in_words(agreement)),
        (_("Included beside the level"), kinds or _("nothing")),
        (_("Included time each month"), _each_month(agreement.included_seconds)),
        (
            _("Surcharges outside of"),
            agreement.calendar or _("the service hours of the price list"),
        ),
    ]


def span_in_words(agreement):
    days = {"start": _day(agreement.starts_on)}
    if agreement.ends_on is None:
        return _("from %(start)s, without an end") % days
    return _("from %(start)s to %(end)s") % {**days, "end": _day(agreement.ends_on)}


def own_prices(agreement, now):
    """[(kind, its price in words)], with the VAT rate of now."""
    money = Money(usual_vat(now), Provider.current().currency)
    return [
        (Kind(price.kind).label, in_words(price.rated(), money))
        for price in agreement.prices.order_by("id")
    ]


def _each_month(seconds):
    return written(seconds) if seconds else _("none")


def _day(day):
    return date_format(day, "SHORT_DATE_FORMAT")
