"""Agreeing and refusing. Who is entitled, to which price, in which words: checked in one place."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone, translation

from tresen.costs.rating import ZERO
from tresen.costs.refusing import (
    AboveLimit,
    CapTooLow,
    DeclineNeeded,
    NotEntitled,
    NothingToAgreeTo,
    NotVerified,
    PinNeeded,
    PriceChanged,
    QuoteIsSettled,
)
from tresen.costs.sentences import (
    agreement_in_words,
    consent_in_words,
    quote_in_words,
    refusal_in_words,
)
from tresen.costs.verdicts import costs_of
from tresen.customers.models import Contact, PinCheck
from tresen.house.models import Provider
from tresen.people.models import Person
from tresen.tickets.answering import require_staff
from tresen.tickets.models import Event, Message

from .consent import Consent, ConsentWords
from .sealing import hash_of, seal

Way, Answer = Consent.Way, Consent.Answer


@dataclass(frozen=True)
class Decision:
    """How somebody said yes or no. `row` is the price that they were shown, `cap` net euros.

    `shown` is the sentence that they read, in which `language`: what is kept is that one and no
    other. A surcharge that began meanwhile is another price, too.
    """

    person: Person
    way: str
    row: int | None = None
    cap: Decimal | None = None
    declined_self_service: bool = False
    ip: str = ""
    message: Message | None = None
    shown: str = ""
    language: str = ""

    def in_their_language(self):
        return translation.override(self.language or self.person.language)

    def is_for(self, verdict):
        """Whether what they were shown is what counts now. In their language."""
        is_same_row = self.row is None or self.row == verdict.price.row
        return is_same_row and self.shown in ("", agreement_in_words(verdict))


@transaction.atomic
def agree(ticket, decision, *, by, at):
    """A consent to the price that counts now; from now on the work can be charged."""
    ticket.lock()
    ticket.refuse_if_closed()
    contact = _entitled(ticket, decision, by=by, at=at)
    costs = costs_of(ticket, at)
    price = costs.verdict.price
    if not costs.has_price:
        raise NothingToAgreeTo
    if price.self_service and not decision.declined_self_service:
        raise DeclineNeeded
    cap = _within_limit(decision.cap, contact, costs)
    with decision.in_their_language():
        if not decision.is_for(costs.verdict):
            raise PriceChanged
        sentence = consent_in_words(costs.verdict, cap)
    return _write(
        ticket,
        decision,
        sentence,
        by=by,
        at=at,
        answer=Answer.AGREED,
        price_id=price.row,
        price_list=costs.verdict.price_list,
        cap=cap,
        declined_self_service=price.self_service,
    )


@transaction.atomic
def refuse(ticket, decision, *, by, at):
    """A no is a fact, too: nothing is charged from now on."""
    ticket.lock()
    ticket.refuse_if_closed()
    _entitled(ticket, decision, by=by, at=at)
    costs = costs_of(ticket, at)
    if not costs.has_price:
        raise NothingToAgreeTo
    with decision.in_their_language():
        sentence = refusal_in_words(costs.verdict)
    price = costs.verdict.price
    told = {"price_id": price.row, "price_list": costs.verdict.price_list}
    return _write(ticket, decision, sentence, by=by, at=at, answer=Answer.REFUSED, **told)


@transaction.atomic
def accept_quote(quote, decision, *, by, at):
    """A consent whose cap is the quote's total; the ticket's work is held against it."""
    contact = _require_open(quote, decision, by=by, at=at)
    if is_above_limit(quote, contact):
        raise AboveLimit
    return _answer_quote(quote, decision, Answer.AGREED, by=by, at=at)


@transaction.atomic
def decline_quote(quote, decision, *, by, at):
    _require_open(quote, decision, by=by, at=at)
    return _answer_quote(quote, decision, Answer.REFUSED, by=by, at=at)


@transaction.atomic
def ask_for_consent(ticket, *, by, at):
    """The customer's side is shown the price by mail, with a link to decide."""
    require_staff(by)
    ticket.lock()
    ticket.refuse_if_closed()
    costs = costs_of(ticket, at)
    if not (costs.is_costly and costs.verdict.awaits_consent):
        raise NothingToAgreeTo
    ticket.record(Event.Kind.CONSENT_ASKED, by=by, at=at, verdict=costs.verdict.code)


def may_consent(person, customer):
    """The contact whose word counts for this customer today, or None."""
    living = Contact.objects.filter(person=person, customer=customer, ended_at=None)
    return living.filter(may_consent=True).first() if customer else None


def entitled(person, ticket):
    """The contact who may decide about this ticket's costs today, or None."""
    contact = may_consent(person, ticket.customer)
    reads = type(ticket).objects.reachable_by(person).filter(pk=ticket.pk)
    return contact if contact and not person.is_staff and reads.exists() else None


def who_may_consent(customer):
    """Those contacts, for whoever has to ask one of them."""
    entitled = Contact.objects.filter(customer=customer, ended_at=None, may_consent=True)
    return entitled.select_related("person").order_by("person__name") if customer else []


def _entitled(ticket, decision, *, by, at, of_quote=False):
    """The contact who decides; None for somebody without a customer who is offered something."""
    if by.is_staff:
        _require_proof(ticket, decision, at)
    elif by.pk != decision.person.pk:
        raise NotEntitled
    if ticket.customer is None and of_quote and decision.person.pk == ticket.contact_id:
        return None
    contact = entitled(decision.person, ticket)
    if contact is None:
        raise NotEntitled
    return contact


def _require_open(quote, decision, *, by, at):
    """The contact who decides about a quote that can still be decided, under the ticket's lock."""
    quote.ticket.lock()
    quote.ticket.refuse_if_closed()
    quote.refresh_from_db()
    contact = _entitled(quote.ticket, decision, by=by, at=at, of_quote=True)
    if quote.state(timezone.localdate(at)) != "open":
        raise QuoteIsSettled
    return contact


def is_above_limit(quote, contact):
    """A limit is for the whole ticket: two quotes that fit each by itself do not fit together."""
    limit = contact and contact.consent_limit
    return limit is not None and quote.net + _agreed_beside(quote) > limit


def _agreed_beside(quote):
    """What is to be paid on its ticket already: other quotes that were accepted, and work."""
    ticket, theirs = quote.ticket, Q(customer=quote.ticket.customer_id)
    others = ticket.consents.agreed().filter(theirs | Q(customer=None), quote__isnull=False)
    quoted = others.exclude(quote=quote.pk).aggregate(net=Sum("cap"))["net"]
    worked = ticket.work.filter(theirs).aggregate(net=Sum("net"))["net"]
    return (quoted or ZERO) + (worked or ZERO)


def _answer_quote(quote, decision, answer, *, by, at):
    with decision.in_their_language():
        sentence = quote_in_words(quote, answer, Provider.current().currency)
    cap = quote.net if answer == Answer.AGREED else None
    told = {"answer": answer, "quote": quote, "cap": cap}
    return _write(quote.ticket, decision, sentence, by=by, at=at, **told)


def _require_proof(ticket, decision, at):
    """Staff write down what somebody said: on the phone after their PIN, or in a verified mail."""
    if decision.way == Way.PHONE:
        if not PinCheck.objects.last_of(decision.person, ticket.customer, at):
            raise PinNeeded
    elif decision.way == Way.MAIL:
        if not _is_their_word(decision.message, decision.person, ticket):
            raise NotVerified
    else:
        raise NotEntitled


def _is_their_word(message, person, ticket):
    is_here = message is not None and message.ticket_id == ticket.pk
    return is_here and message.is_verified and message.author_id == person.pk


def _within_limit(cap, contact, costs):
    """Somebody with a limit of their own never agrees to more, also where they name no cap."""
    limit = contact.consent_limit
    if limit is not None and cap is not None and cap > limit:
        raise AboveLimit
    cap = limit if cap is None else cap
    if cap is not None and cap < costs.least_cap:
        raise CapTooLow
    return cap


def _write(ticket, decision, sentence, *, by, at, **told):  # noqa: PLR0913
    last = ticket.consents.order_by("-id").first()
    words = ConsentWords.of(decision.person, sentence, decision.ip)
    consent = Consent(
        ticket=ticket,
        customer=ticket.customer,
        person=decision.person,
        by=by,
        at=at,
        way=decision.way,
        kind=ticket.kind,
        message=decision.message,
        words_hash=hash_of(words.content()),
        events_until=ticket.events.order_by("-id").values_list("pk", flat=True)[0],
        previous=last.seal if last else "",
        **told,
    )
    consent.seal = seal(consent, last.events_until if last else 0)
    consent.save()
    words.consent = consent
    words.save()
    agreed = consent.answer == Answer.AGREED
    ticket.record(
        Event.Kind.CONSENT_GIVEN if agreed else Event.Kind.CONSENT_REFUSED,
        by=by,
        at=at,
        message=decision.message,
        consent=consent.pk,
        seal=consent.seal,
        quote=consent.quote_id,
        told=[consent.quote.sent_by_id] if consent.quote else [],
    )
    return consent
