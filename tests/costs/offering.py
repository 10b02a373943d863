"""Quotes told in few words."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from tresen.costs.models import Quote
from tresen.costs.quotes.line import Line
from tresen.costs.quotes.sending import send_quote

# Six hours of 80 euros.
SETUP = ("6", "80.00", "19")


def lines(*rows):
    """("6", "80.00", "19"): quantity, net price, and VAT in percent."""
    return [
        Line(
            f"Einrichtung {place}",
            Decimal(quantity),
            Decimal(unit_net),
            "Std.",
            Decimal(vat[0]) if vat else None,
        )
        for place, (quantity, unit_net, *vat) in enumerate(rows, 1)
    ]


def offer(quote, said="Anbei unser Angebot.", *, by, at):
    return send_quote(quote, said, by=by, at=at)


def offered_on(ticket, *, by, at, rows=(SETUP,), days=14):
    """A quote that has been sent, valid for two weeks."""
    until = timezone.localdate(at) + timedelta(days=days)
    written = Quote.objects.write(ticket, lines(*rows), by=by, at=at, valid_until=until)
    send_quote(written, "Anbei unser Angebot.", by=by, at=at)
    return Quote.objects.get(pk=written.pk)
