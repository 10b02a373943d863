"""What the customer is told of the costs, and what follows from their words."""

import re

from django.utils import timezone

from tresen.tickets.consequences import may
from tresen.tickets.deadline import Deadline
from tresen.tickets.models import Event, Kind, Message

from .consents.consenting import may_consent
from .rating import Code
from .verdicts import costs_of

# Only short words are taken for a yes: everything longer may have an "if" in it.
LONGEST_YES = 120
YES = re.compile(
    r"\b(ja|jawohl|einverstanden|stimme\s+(?:den\s+kosten\s+)?zu|zustimmung|bitte\s+ausführen|ok|okay|"
    r"yes|agreed|i\s+agree|go\s+ahead|genehmigt|freigegeben)\b",
    re.IGNORECASE,
)
NO = re.compile(r"\b(nein|nicht|kein\w{0,3}|no|not|don't|aber|but|wenn|falls|if)\b", re.IGNORECASE)


@may
def tell_costs(event):
    """The verdict becomes a fact. If another kind or customer made it costly, a letter says so."""
    ticket = event.ticket
    if ticket.closed_at or ticket.kind == Kind.UNSORTED:
        return
    event.costs = costs_of(ticket, event.at)
    verdict = event.costs.verdict
    ticket.record(
        Event.Kind.COSTS_TOLD,
        by=event.by,
        at=event.at,
        verdict=verdict.code,
        reason=verdict.reason,
        kind=ticket.kind,
        price=verdict.price and verdict.price.row,
        price_list=verdict.price_list,
        by_letter=_costs_now(event, verdict),
        now_due=_now_due(event),
    )


def _costs_now(event, verdict):
    """A new ticket's confirmation says so anyhow."""
    is_new = event.kind == Event.Kind.TICKET_OPENED
    return not is_new and verdict.code not in (Code.FREE, Code.INCLUDED)


def _now_due(event):
    """Until when we answer, if the same change has made that earlier (reaction.py)."""
    due, anew = event.ticket.due_at, event.facts.get("deadlines", ())
    is_earlier = due in [Deadline.from_facts(each).due_at for each in anew]
    return due.isoformat() if is_earlier else None


def withdraw_quotes(event):
    """What was offered to one customer is nothing that another one could accept."""
    if event.facts["former"]:
        for quote in event.ticket.quotes.open(timezone.localdate(event.at)):
            quote.take_back(by=event.by, at=event.at)


@may
def propose_consent(event):
    """A mail that says yes is only proposed to staff, and only from a verified sender."""
    message, ticket = event.message, event.ticket
    if not (message.origin == Message.Origin.MAIL and message.is_verified):
        return
    if says_yes(message.text) and may_consent(event.by, ticket.customer):
        costs = costs_of(ticket, event.at)
        if costs.is_costly and costs.verdict.awaits_consent:
            ticket.record(Event.Kind.CONSENT_PROPOSED, by=event.by, at=event.at, message=message)


def says_yes(text):
    """A short yes without an "if" or a "not"."""
    words = " ".join(text[: LONGEST_YES * 2].split())
    return len(words) <= LONGEST_YES and bool(YES.search(words)) and not NO.search(words)
