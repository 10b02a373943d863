"""From an entry, or a line of a quote, to the line of a statement: all that its reader will need.

Prices are kept as codes and numbers; the words are found when somebody reads.
"""

from django.utils import timezone

from tresen.costs.verdicts import PRICED

from .statement import StatementLine


def of_work(entry):
    return StatementLine(
        work=entry,
        ticket=entry.ticket,
        shown_id=entry.ticket.shown_id,
        subject=entry.ticket.subject,
        kind=entry.kind,
        day=entry.worked_on,
        person=entry.person.name,
        activity=entry.activity,
        text=entry.text,
        worked_seconds=entry.worked_seconds,
        billed_seconds=entry.billed_seconds,
        covered_seconds=entry.covered_seconds,
        price=_price(entry),
        reason=entry.reason,
        goodwill=entry.goodwill,
        net=entry.net,
        vat_percent=entry.vat_percent,
        **_agreed(entry.consent),
    )


def of_quote(line):
    ticket = line.quote.ticket
    return StatementLine(
        quote_line=line,
        ticket=ticket,
        shown_id=ticket.shown_id,
        subject=ticket.subject,
        kind=ticket.kind,
        day=timezone.localdate(ticket.closure.at),
        text=line.text,
        price={
            "mode": "quote",
            "quote": line.quote.number,
            "quantity": f"{line.quantity:.2f}",
            "unit": line.unit,
            "net": f"{line.unit_net:.2f}",
        },
        reason="quoted",
        net=line.net,
        vat_percent=line.vat_percent,
        **_agreed(line.quote.decision),
    )


def in_order(lines):
    """Ticket by ticket, whichever was worked on first coming first, with places from 1 on."""
    began = {}
    for line in lines:
        began[line.ticket_id] = min(line.day, began.get(line.ticket_id, line.day))
    ordered = sorted(lines, key=lambda line: (began[line.ticket_id], line.ticket_id))
    for place, line in enumerate(ordered, 1):
        line.place = place
    return ordered


def _price(entry):
    """Empty where no price was reckoned; for goodwill, what it would have been."""
    price = entry.price and entry.price.rated()
    if not (price and price.costs_money and (entry.reason in PRICED or entry.goodwill)):
        return {}
    return {
        "mode": price.mode,
        "net": f"{price.net:.2f}",
        "increment_seconds": price.increment,
        "call_out": f"{price.call_out:.2f}",
        "surcharges": _surcharges(entry) if price.surcharged else [],
    }


def _surcharges(entry):
    """What of this work lay in dearer hours. Lists prefetch `price_list__surcharges`."""
    return [
        {
            "window": each.window,
            "percent": f"{each.percent:.2f}",
            "seconds": entry.split[each.window],
        }
        for each in entry.price_list.surcharges.all()
        if each.window in entry.split
    ]


def _agreed(consent):
    if consent is None:
        return {}
    return {
        "consent": consent,
        "consented_by": consent.words.name,
        "consented_at": consent.at,
        "seal": consent.seal,
    }
