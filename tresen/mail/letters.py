"""Which letter follows from which fact."""

from tresen.tickets.consequences import may
from tresen.tickets.models import Closure, Event, Message

from .leaving.outgoing import OutgoingMail
from .leaving.withheld import Withheld, withhold
from .leaving.writing import write_to, write_to_readers

Kind = OutgoingMail.Kind
Reason = Withheld.Reason


@may
def confirm_by_mail(event):
    """Ticket-ID, until when we answer, that nothing is charged unasked (promises P1, P2, P8)."""
    ticket = event.ticket
    if reason := _reason_to_say_nothing(ticket, event.message):
        withhold(event, Kind.OPENED, reason, person=ticket.contact)
    else:
        write_to(ticket.contact, event, Kind.OPENED)


def _reason_to_say_nothing(ticket, message):
    if reason := _reason_not_to_echo(message):
        return reason
    reads = ticket.participants.who_may_read().filter(person=ticket.contact_id)
    return "" if reads.exists() else Reason.NO_READER


def _reason_not_to_echo(message):
    """Neither a program wants an echo, nor somebody in whose name another wrote."""
    if message.is_doubted:
        return Reason.FORGED
    return Reason.AUTOMATON if _is_from_automaton(message) else ""


def _is_from_automaton(message):
    """Its mail wants no echo. A program with a token speaks for a person, who wants to know."""
    return message.automatic and message.origin == Message.Origin.MAIL


@may
def send_by_mail(event):
    """The words of staff, to everybody on the customer's side who takes part."""
    asks = event.kind == Event.Kind.INFORMATION_REQUESTED
    write_to_readers(event, Kind.QUESTION if asks else Kind.ANSWER)


@may
def remind_by_mail(event):
    """We still wait, and say for what."""
    write_to_readers(event, Kind.REMINDER, said_at=event.message.created_at)


@may
def confirm_closing_by_mail(event):
    """It is closed, stays closed, and this is how to follow up (promises P8, P9)."""
    if event.facts["result"] == Closure.Result.NO_REQUEST:
        withhold(event, Kind.CLOSED, Reason.NO_REQUEST)
    else:
        write_to_readers(event, Kind.CLOSED)


@may
def show_ways_by_mail(event):
    """We are late, and these ways are open now: ask, phone, turn to sales (promise P5)."""
    if reason := _reason_not_to_complain(event):
        withhold(event, Kind.OVERDUE, reason)
    else:
        write_to_readers(event, Kind.OVERDUE)


def _reason_not_to_complain(event):
    awaited = event.ticket.messages.get(pk=event.facts["of"])
    has_heard_from_us = event.ticket.letters.exists()
    return _reason_not_to_echo(awaited) if has_heard_from_us else Reason.NEVER_HEARD_FROM_US


@may
def recall_ways(event):
    """The answer was faster than the letter that says we are late: that one stays at home."""
    if not event.ticket.is_overdue(event.at):
        queued = OutgoingMail.State.QUEUED
        for letter in event.ticket.letters.filter(kind=Kind.OVERDUE, state=queued):
            letter.stay_at_home(OutgoingMail.Because.OVERTAKEN)
