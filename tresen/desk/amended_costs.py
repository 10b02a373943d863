"""What was changed about prices and agreements, in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tresen.costs.models import PriceList
from tresen.costs.prices.drafting import DRAFT
from tresen.costs.prices.trail import heard
from tresen.costs.prices.words import WINDOWS, Money, in_words
from tresen.costs.sentences import percent
from tresen.customers.models import Customer
from tresen.tickets.models import Kind


def of_list(place, former, new, names):
    """None, a draft, or the day from which it counts."""
    values = {"version": place[0], "day": _day(former if new == DRAFT else new)}
    if former is None:
        return _("Price list %(version)s: a new draft") % values
    if new == DRAFT:
        return _("Price list %(version)s: not in force from %(day)s after all") % values
    return _("Price list %(version)s: in force from %(day)s") % values


def of_terms(place, former, new, names):
    changed = [part for part in ("vat", "calendar", "surcharges") if former[part] != new[part]]
    values = {
        "whose": _("Price list %(version)s") % {"version": place[0]},
        "new": ", ".join(_part(part, new[part], names) for part in changed),
        "former": ", ".join(_part(part, former[part], names) for part in changed),
    }
    return _("%(whose)s: %(new)s, formerly %(former)s") % values


def of_price(place, former, new, names):
    version, level, kind = place
    values = {
        "version": version,
        "level": names.levels.get(level, level),
        "kind": Kind(kind).label,
    }
    money = names.money(int(version))
    values = {
        "whose": _("Price list %(version)s · %(level)s · %(kind)s") % values,
        "new": in_words(heard(new), money),
        "former": in_words(heard(former), money),
    }
    return _("%(whose)s: %(new)s, formerly %(former)s") % values


def of_agreement(place, former, new, names):
    """Concluded, ended on another day, or called off."""
    told = new if former is None else former
    values = {
        "customer": names.customer(place[0]),
        "level": names.levels.get(told.get("level"), "–"),
        "start": _day(told.get("starts_on")),
        "end": _day((new or {}).get("ends_on")),
    }
    return _agreed(former, new, values["end"]) % values


def _agreed(former, new, ends):
    if new is None:
        return _("%(customer)s: %(level)s from %(start)s was called off")
    if former is None and ends:
        return _("%(customer)s: %(level)s from %(start)s to %(end)s")
    if former is None:
        return _("%(customer)s: %(level)s from %(start)s")
    if ends:
        return _("%(customer)s: the agreement ends on %(end)s")
    return _("%(customer)s: the agreement goes on without an end")


def _part(part, value, names):
    if part == "vat":
        return _("VAT %(percent)s %%") % {"percent": percent(value)}
    if part == "calendar":
        return names.calendars.get(value, value) or _("The standard")
    kept = [(label, value[window]) for window, label in WINDOWS.items() if window in value]
    rates = [f"{label} +{percent(rate)} %" for label, rate in kept]
    return ", ".join(rates) or _("no surcharge")


def _day(text):
    return date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT") if text else ""


SENTENCES = {
    "price_list": of_list,
    "price_terms": of_terms,
    "price": of_price,
    "agreement": of_agreement,
}


def money_by_version():
    return {each.version: Money.of(each) for each in PriceList.objects.all()}


def name_of_customer(pk):
    return Customer.objects.filter(pk=pk).values_list("name", flat=True).first() or "–"
