"""The demonstration's prices: fictional, net, VAT 19 %. Tests read them, too."""

from datetime import date
from decimal import Decimal

from tresen.costs.models import Price, PriceList, Surcharge
from tresen.costs.prices.release import release
from tresen.customers.models import SupportLevel
from tresen.tickets.models import Kind

VALID_FROM = date(2025, 1, 1)
FREE = (Kind.FAULT, Kind.BUG, Kind.QUESTION, Kind.COMPLAINT)
BY_TIME = (Kind.CONFIGURATION, Kind.ADVICE, Kind.INSTALLATION, Kind.SELF_SERVICE)
RATES = {"ondemand": Decimal("30.00"), "business": Decimal("26.00")}
# Outside of Monday to Friday, 09:00 to 18:00, and on holidays.
SURCHARGE = {"out_of_hours": 50, "weekend": 50, "holiday": 50}
EMERGENCY = {
    "mode": "charged",
    "net": Decimal("45.00"),
    "call_out": Decimal("120.00"),
    "is_surcharged": False,
    "takes_prepaid": False,
}


def publish(*, by, at):
    drafted = PriceList.objects.draft(by=by, at=at, vat_percent=Decimal(19))
    Surcharge.objects.bulk_create(
        Surcharge(price_list=drafted, window=window, percent=percent)
        for window, percent in SURCHARGE.items()
    )
    for level in SupportLevel.objects.all():
        Price.objects.bulk_create(
            Price(price_list=drafted, level=level, kind=kind, **terms)
            for kind, terms in _terms(level.code).items()
        )
    return release(drafted, VALID_FROM, by=by, at=at, today=VALID_FROM)


def _terms(level):
    """By kind. Enterprise includes everything but emergencies outside of its agreement."""
    rate = RATES.get(level)
    by_time = {"mode": "charged", "net": rate} if rate else {"mode": "included"}
    return {
        **dict.fromkeys(FREE, {"mode": "free"}),
        **dict.fromkeys(BY_TIME, by_time),
        Kind.ORDER: {"mode": "quote"},
        Kind.EMERGENCY: EMERGENCY,
    }
