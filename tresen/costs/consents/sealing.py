"""Seals: each consent covers by hash itself, the consent before it, and all events in between.

Whoever changes one of them later, even in the database, breaks every seal that follows.
`tresen check` works them all out again.
"""

import hashlib
import json
from datetime import UTC

from django.db.models import Prefetch, Q

from tresen.tickets.models import Event, Ticket

from .consent import Consent

SEALED = (
    "ticket_id",
    "customer_id",
    "person_id",
    "by_id",
    "answer",
    "way",
    "kind",
    "price_id",
    "quote_id",
    "price_list",
    "declined_self_service",
    "message_id",
    "words_hash",
    "events_until",
)


def hash_of(content):
    """SHA-256 over canonical JSON."""
    said = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def seal(consent, since):
    """Of a consent whose fields are set. `since` is the last event that the seal before covers."""
    fields = {name: getattr(consent, name) for name in SEALED}
    fields["cap"] = None if consent.cap is None else f"{consent.cap:.2f}"
    fields["at"] = _moment(consent.at)
    events = Event.objects.filter(
        ticket=consent.ticket_id, id__gt=since, id__lte=consent.events_until
    )
    return hash_of([consent.previous, [_fact(event) for event in events.order_by("id")], fields])


def _fact(event):
    facts = [event.pk, event.kind, event.by_id, event.message_id, event.version, event.facts]
    return [*facts, _moment(event.at), _moment(event.recorded_at)]


def _moment(moment):
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def broken_seals():
    """The tickets whose chain does not hold: something was changed, removed or put in later."""
    told = Event.objects.filter(kind__in=[Event.Kind.CONSENT_GIVEN, Event.Kind.CONSENT_REFUSED])
    decided = Q(pk__in=told.values("ticket")) | Q(pk__in=Consent.objects.values("ticket"))
    tickets = (
        Ticket.objects.filter(decided)
        .order_by("pk")
        .prefetch_related(
            "consents__words", Prefetch("events", told.order_by("id"), to_attr="told")
        )
    )
    return [ticket for ticket in tickets.iterator(chunk_size=200) if not _holds(ticket)]


def _holds(ticket):
    consents = sorted(ticket.consents.all(), key=lambda consent: consent.pk)
    return _facts_agree(ticket, consents) and _chain_holds(consents)


def _facts_agree(ticket, consents):
    """Each consent has its event and each event its consent, with the same seal."""
    return [(event.facts.get("consent"), event.facts.get("seal")) for event in ticket.told] == [
        (consent.pk, consent.seal) for consent in consents
    ]


def _chain_holds(consents):
    previous, since = "", 0
    for consent in consents:
        fits = consent.previous == previous and consent.seal == seal(consent, since)
        if not (fits and _words_hold(consent)):
            return False
        previous, since = consent.seal, consent.events_until
    return True


def _words_hold(consent):
    """As they were written, or erased: then nothing of them is left."""
    words = getattr(consent, "words", None)
    if words and words.erased_at:
        return words.is_blank
    return bool(words) and hash_of(words.content()) == consent.words_hash
