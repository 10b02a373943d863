"""Logging work: rated by what counted on its day, charged only with a consent that came before."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from tresen.costs.consents.consent import agreed_since, standing_consent
from tresen.costs.prices.terms import terms_for
from tresen.costs.rating import ZERO, Bill, Code, Mode, Reason, Stretch, Work, bill, cents
from tresen.costs.refusing import (
    ConsentCameLater,
    CorrectedAlready,
    NothingTold,
    NotWork,
    PrepaidTooShort,
    ReasonMissing,
    WorkInTheFuture,
    missing,
)
from tresen.costs.verdicts import PRICED, counting, done_for, spent_elsewhere
from tresen.lib.visible import is_visible
from tresen.tickets.answering import require_staff
from tresen.tickets.models import Event

from . import prepaid
from .entry import WorkEntry, WorkTimer
from .thresholds import near_thresholds

LONGEST = 24 * 3600
# Somebody's clock may go ahead a little.
TOLERANCE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)


@transaction.atomic
def log_work(ticket, done, *, by, at):
    """Write work down. Over midnight it becomes an entry for each day, as prices change by day.

    Raises ConsentMissing where it would have to be charged and must not be; nothing is kept then.
    """
    require_staff(by)
    require_staff(done.person or by)
    _check(done, at)
    ticket.lock()
    if ticket.customer:
        ticket.customer.lock()
    return [_log(ticket, piece, by=by, at=at) for piece in _by_day(done)]


@transaction.atomic
def correct_work(entry, reason, *, by, at):
    """A counter-entry: the time was not worked after all. The ticket's sum is worked out anew."""
    require_staff(by)
    if not reason.strip():
        raise ReasonMissing
    ticket = entry.ticket
    ticket.lock()
    if entry.customer:
        entry.customer.lock()
    if entry.corrects_id or WorkEntry.objects.filter(corrects=entry).exists():
        raise CorrectedAlready
    counter = _counter(entry, reason.strip(), by=by, at=at)
    prepaid.give_back(counter, by=by, at=at)
    _record(counter, Event.Kind.WORK_CORRECTED, by=by, at=at)
    return counter


def _check(done, at):
    if not 0 < done.seconds <= LONGEST:
        raise NotWork
    if done.ends_at > at + TOLERANCE:
        raise WorkInTheFuture
    if not is_visible(done.text):
        raise NothingTold


def _by_day(done):
    """Cut at each midnight of the house."""
    zone, reached, pieces = timezone.get_default_timezone(), done.started_at, []
    while reached < done.ends_at:
        until = min(_next_midnight(reached, zone), done.ends_at)
        seconds = round((until - reached).total_seconds())
        pieces.append(replace(done, started_at=reached, seconds=seconds))
        reached = until
    return pieces


def _next_midnight(moment, zone):
    tomorrow = moment.astimezone(zone).date() + ONE_DAY
    # In UTC: two moments of one zone are compared by the wall.
    return datetime.combine(tomorrow, time(), zone).astimezone(ZoneInfo("UTC"))


@dataclass(frozen=True)
class Rated:
    """One entry's own share: what the ticket's sum is with it, less what it was without."""

    verdict: object
    billed: int = 0
    covered: int = 0
    net: object = ZERO


def _log(ticket, done, *, by, at):
    terms, consent = terms_for(ticket.customer, done.started_at), standing_consent(ticket)
    rated = _rate(ticket, done, terms, consent)
    if done.goodwill:
        rated = Rated(rated.verdict)
    elif rated.verdict.is_blocked:
        raise _refusal(rated, consent, done)
    price = terms.price_for(ticket.kind)
    entry = WorkEntry.objects.create(
        ticket=ticket,
        customer=ticket.customer,
        kind=ticket.kind,
        person=done.person or by,
        by=by,
        at=at,
        started_at=done.started_at,
        worked_on=timezone.localdate(done.started_at),
        worked_seconds=done.seconds,
        billed_seconds=rated.billed,
        covered_seconds=rated.covered,
        split=_stretch(done).bands(terms.tariff.hours),
        activity=done.activity,
        text=done.text.strip(),
        net=rated.net,
        vat_percent=terms.tariff.vat,
        verdict=rated.verdict.code,
        reason=rated.verdict.reason,
        goodwill=done.goodwill.strip(),
        price_id=price and price.row,
        price_list=terms.price_list,
        agreement=terms.agreed,
        consent=consent if rated.verdict.code == Code.CHARGED else None,
        quote=consent.quote if consent and rated.verdict.reason == Reason.QUOTED else None,
    )
    WorkTimer.objects.filter(ticket=ticket, person=entry.person).delete()
    _record(entry, Event.Kind.WORK_LOGGED, by=by, at=at)
    if entry.covered_seconds:
        near_thresholds(ticket, prepaid.use(entry, by=by, at=at), by=by, at=at)
    return entry


def _rate(ticket, done, terms, consent):
    """Prepaid time covers what it can of this entry; the verdict is about all work together."""
    price, kind = terms.price_for(ticket.kind), ticket.kind
    entries = done_for(ticket.customer_id, ticket)
    others = counting(entries, price, kind)
    stretches = tuple(entry.stretch() for entry in others)
    before, after = Work(kind, stretches), Work(kind, (*stretches, _stretch(done)))
    share = _own_share(price, terms, before, after)
    used = share.covered + sum(entry.covered_seconds for entry in others)
    rated = consent and replace(
        consent.rated(spent_elsewhere(entries, price, kind)),
        given_at=agreed_since(ticket) or consent.at,
    )
    verdict = terms.with_left(used).rate(after, rated, done.started_at)
    if verdict.code == Code.CONSENT_NEEDED and share.covered and not share.net:
        verdict = replace(verdict, code=Code.INCLUDED, reason=Reason.PREPAID)
    is_priced = verdict.reason in PRICED or verdict.is_blocked
    return replace(share, verdict=verdict) if is_priced else Rated(verdict)


def _own_share(price, terms, before, after):
    if price is None or not price.costs_money:
        return Rated(None)
    one, both = _bill(before, price, terms), _bill(after, price, terms)
    burn = both.burn - one.burn
    covered = min(burn, terms.agreement.left) if price.prepaid else 0
    call_out = ZERO if before.stretches else price.call_out
    worth = both.net - one.net - call_out
    paid = ZERO if covered == burn and price.mode != Mode.FIXED else worth - _worth(covered, price)
    return Rated(None, both.billed - one.billed, covered, call_out + paid)


def _bill(work, price, terms):
    return bill(work, price, terms.tariff) if work.stretches else Bill()


def _worth(seconds, price):
    return cents(seconds * price.net / price.increment)


def _refusal(rated, consent, done):
    is_for_this = consent and (consent.quote or consent.kind == rated.verdict.kind)
    if is_for_this and consent.at > done.started_at:
        return ConsentCameLater(rated.verdict)
    if rated.verdict.reason == Reason.NO_CONSENT and rated.covered:
        return PrepaidTooShort(rated.verdict)
    return missing(rated.verdict)


def _counter(entry, reason, *, by, at):
    billed, covered, net = _shares_without(entry)
    fields = {
        field.attname: getattr(entry, field.attname)
        for field in WorkEntry._meta.concrete_fields
        if not field.primary_key
    }
    fields |= {
        "by_id": by.pk,
        "at": at,
        "worked_seconds": -entry.worked_seconds,
        "split": {window: -seconds for window, seconds in entry.split.items()},
        "text": reason,
        "corrects_id": entry.pk,
        "billed_seconds": billed,
        "covered_seconds": covered,
        "net": net,
    }
    return WorkEntry.objects.create(**fields)


def _shares_without(entry):
    """(billed, covered, net) that fall away, none of them above nothing."""
    if entry.goodwill or entry.reason not in PRICED:
        return 0, 0, ZERO
    price, terms = entry.price.rated(), terms_for(entry.customer, entry.started_at)
    every = counting(done_for(entry.customer_id, entry.ticket), price, entry.kind)
    rest = [each for each in every if each.pk != entry.pk]
    with_it, without = (_bill(_work(entry.kind, each), price, terms) for each in (every, rest))
    covered = min(entry.covered_seconds, with_it.burn - without.burn)
    net = max(with_it.net - without.net - _worth(covered, price), ZERO)
    return without.billed - with_it.billed, -covered, -net


def _work(kind, entries):
    return Work(kind, tuple(entry.stretch() for entry in entries))


def _stretch(done):
    return Stretch(done.started_at, done.seconds)


def _record(entry, kind, *, by, at):
    entry.ticket.record(
        kind,
        by=by,
        at=at,
        entry=entry.pk,
        worked=entry.worked_seconds,
        billed=entry.billed_seconds,
        net=str(entry.net),
        verdict=entry.verdict,
    )
