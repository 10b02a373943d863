"""From work to its verdict (promises P2, P3 and P4). The order of the rules is the order of what
is best for the customer: what is free is never charged, what is included needs no consent."""

from dataclasses import replace
from datetime import datetime

from .agreed import Agreement, Consent, Level, Tariff
from .amount import bill
from .price import ZERO, Mode, Price
from .verdict import NOTHING_TO_PAY, Code, Reason, Verdict
from .windows import windows_of
from .work import Work

UNSORTED = "unsorted"


def rate(
    work: Work, level: Level, agreement: Agreement, consent: Consent | None, at: datetime
) -> Verdict:
    """What this work costs. `at` is the moment of asking: later consents do not count yet."""
    tariff = replace(level.tariff, hours=agreement.hours or level.tariff.hours)
    found = _found(work, level, agreement)
    known = consent if consent and consent.given_at <= at else None
    if found.code in NOTHING_TO_PAY:
        return replace(found, net=ZERO, gross=ZERO)
    if known and known.quote:
        # The quote's own lines are what is paid: the work is held against them.
        quoted = replace(found, code=Code.CHARGED, reason=Reason.QUOTED)
        return replace(quoted, net=ZERO, gross=ZERO, cap=known.cap)
    if found.price is None or not found.price.costs_money:
        return found
    priced = _priced(found, work, tariff, agreement.left)
    if found.price.surcharged:
        dearest = max(map(tariff.percent, windows_of(tariff.hours)))
        priced = replace(priced, surcharge=tariff.percent_at(at), dearest=dearest)
    return _allowed(priced, found.price, known)


def _found(work: Work, level: Level, agreement: Agreement) -> Verdict:
    """The price that counts, the customer's own before that of the level, and what it says."""
    price = agreement.prices.get(work.kind) or level.prices.get(work.kind)
    code, reason = _first_sight(work.kind, level, agreement, price)
    return Verdict(
        code,
        reason,
        kind=work.kind,
        worked_seconds=work.seconds,
        vat=level.tariff.vat,
        price=price,
        currency=level.tariff.currency,
        price_list=level.tariff.version,
    )


def _first_sight(
    kind: str, level: Level, agreement: Agreement, price: Price | None
) -> tuple[Code, Reason]:
    if kind == UNSORTED:
        return Code.FREE, Reason.NOT_SORTED
    if kind in agreement.included_kinds:
        return Code.INCLUDED, Reason.AGREEMENT_INCLUDES
    if price is None:
        return Code.QUOTE, Reason.NO_PRICE if level.code else Reason.NO_AGREEMENT
    return {
        Mode.FREE: (Code.FREE, Reason.KIND_IS_FREE),
        Mode.INCLUDED: (Code.INCLUDED, Reason.LEVEL_INCLUDES),
        Mode.QUOTE: (Code.QUOTE, Reason.NEEDS_QUOTE),
    }.get(price.mode, (Code.CHARGED, Reason.CONSENTED))


def _priced(found: Verdict, work: Work, tariff: Tariff, left: int) -> Verdict:
    if found.price is None:
        return found
    billed = bill(work, found.price, tariff, left)
    return replace(
        found,
        billed_seconds=billed.billed,
        covered_seconds=billed.covered,
        net=billed.net,
        gross=tariff.gross(billed.net),
        left=left,
    )


def _allowed(priced: Verdict, price: Price, consent: Consent | None) -> Verdict:
    """Whether that may be charged now, and what is still missing."""
    fitting = consent if consent and _fits(consent, priced.kind, price) else None
    if price.self_service and not (fitting and fitting.declined_self_service):
        return replace(priced, code=Code.DECLINED_NEEDED, reason=Reason.SELF_SERVICE)
    if _is_prepaid(priced, price):
        return replace(priced, code=Code.INCLUDED, reason=Reason.PREPAID)
    if fitting is None:
        reason = Reason.OTHER_PRICE if consent else Reason.NO_CONSENT
        return replace(priced, code=Code.CONSENT_NEEDED, reason=reason)
    if fitting.cap is not None and (priced.net or ZERO) + fitting.spent > fitting.cap:
        over = replace(priced, code=Code.CONSENT_NEEDED, reason=Reason.CAP_REACHED)
        return replace(over, cap=fitting.cap)
    return replace(priced, code=Code.CHARGED, reason=Reason.CONSENTED, cap=fitting.cap)


def _is_prepaid(priced: Verdict, price: Price) -> bool:
    if not price.prepaid or price.call_out or price.mode == Mode.FIXED:
        return False
    if not priced.billed_seconds:
        return priced.left > 0
    return priced.covered_seconds > 0 and priced.net == ZERO


def _fits(consent: Consent, kind: str, price: Price) -> bool:
    """Given for this kind at this price, and not for another one."""
    return consent.kind == kind and consent.row == price.row
