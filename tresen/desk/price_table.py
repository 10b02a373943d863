"""A price list as it is read: kinds as rows, levels as columns, each cell in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tresen.costs.prices.words import WINDOWS, Money, conditions_in_words, sum_in_words
from tresen.costs.rating import Price
from tresen.costs.sentences import percent
from tresen.customers.models import SupportLevel
from tresen.tickets.models import Kind


@dataclass(frozen=True)
class Cell:
    level: SupportLevel
    kind: str
    price: Price | None
    money: Money

    @property
    def sum(self):
        return sum_in_words(self.price, self.money)

    @property
    def conditions(self):
        return conditions_in_words(self.price)


def table(price_list, levels):
    """[(kind in words, [Cell for each level])], complete: what has no price stands there, too."""
    money = Money.of(price_list)
    prices = {(each.level_id, each.kind): each.rated() for each in price_list.prices.all()}
    return [
        (label, [Cell(level, kind, prices.get((level.pk, kind)), money) for level in levels])
        for kind, label in Kind.on_offer()
    ]


def shared(price_list):
    """{what: in words} for what all prices of a list share."""
    surcharges = {each.window: each.percent for each in price_list.surcharges.all()}
    return {
        _("VAT rate"): f"{percent(price_list.vat_percent)} %",
        _("Surcharges outside of"): str(price_list.surcharge_calendar),
        **{str(label): _rate(surcharges.get(each)) for each, label in WINDOWS.items()},
    }


def _rate(surcharge):
    return f"+{percent(surcharge)} %" if surcharge else _("no surcharge")
