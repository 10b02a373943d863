"""The letters that follow from facts: each a row, written in the transaction of its fact."""

import uuid
from datetime import timedelta

from tresen.house.models import Mailbox
from tresen.lib.address import display
from tresen.tickets.consequences import may
from tresen.tickets.models import Event, Message

from . import identity
from .outgoing import OutgoingMail
from .threading import references_of
from .waking import wake_postman
from .wording import in_words

Kind = OutgoingMail.Kind
CONFIRMATIONS_AN_HOUR = 200
# What a person on the staff said, and what arrives with it.
SPEAKING = (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE, Kind.CLOSED)


@may
def confirm_by_mail(event):
    """Ticket-ID, until when we answer, that nothing is charged unasked (promises P1, P2, P8)."""
    ticket = event.ticket
    reads = ticket.participants.who_may_read().filter(person=ticket.contact_id)
    is_person = reads.exists() and not _is_from_automaton(event.message)
    if is_person and not _has_enough(ticket.contact, event):
        write_to(ticket.contact, event, Kind.OPENED)


def _is_from_automaton(message):
    """Its mail wants no echo. A program with a token speaks for a person, who wants to know."""
    return message.automatic and message.origin == Message.Origin.MAIL


def _has_enough(person, event):
    """Anybody can write to us in the name of another, and two automata can write for ever.

    Who has signed in is nobody else. The full set of limits per address and hour is a matter
    of its own; this one ends a loop.
    """
    if event.ticket.origin != Message.Origin.MAIL:
        return False
    confirmed = OutgoingMail.objects.filter(kind=Kind.OPENED, to=person.email)
    recent = confirmed.filter(created_at__gt=event.at - timedelta(hours=1))
    return recent.count() >= CONFIRMATIONS_AN_HOUR


@may
def send_by_mail(event):
    """The words of staff, to everybody on the customer's side who takes part."""
    asks = event.kind == Event.Kind.INFORMATION_REQUESTED
    for person in readers_of(event.ticket):
        write_to(person, event, Kind.QUESTION if asks else Kind.ANSWER)


@may
def remind_by_mail(event):
    """We still wait, and say for what."""
    for person in readers_of(event.ticket):
        write_to(person, event, Kind.REMINDER)


@may
def confirm_closing_by_mail(event):
    """It is closed, stays closed, and this is how to follow up (promises P8, P9)."""
    for person in readers_of(event.ticket):
        write_to(person, event, Kind.CLOSED)


@may
def show_ways_by_mail(event):
    """We are late, and these ways are open now: ask, phone, turn to sales (promise P5)."""
    if _is_awaited_by_a_person(event):
        for person in readers_of(event.ticket):
            write_to(person, event, Kind.OVERDUE)


def _is_awaited_by_a_person(event):
    """Neither an automaton nor who had too many confirmations gets this one unasked."""
    awaited = event.ticket.messages.get(pk=event.facts["of"])
    has_heard_from_us = event.ticket.letters.exists()
    return has_heard_from_us and not _is_from_automaton(awaited)


@may
def recall_ways(event):
    """The answer was faster than the letter that says we are late: that one stays at home."""
    if not event.ticket.is_overdue(event.at):
        queued = OutgoingMail.State.QUEUED
        event.ticket.letters.filter(kind=Kind.OVERDUE, state=queued).delete()


def _first(event):
    """The first letter of a ticket answers the mail that opened it, if it was one."""
    return (event.message.rfc_message_id,) * 2


def readers_of(ticket):
    taking_part = ticket.participants.who_may_read().select_related("person").order_by("id")
    return [participant.person for participant in taking_part if not participant.person.is_staff]


def write_to(person, event, kind):
    """One letter to one person, in their language. Who has no address gets none."""
    if not person.email:
        return
    ticket = event.ticket
    mailbox = ticket.mailbox or Mailbox.objects.speaking()
    key = uuid.uuid4()
    subject, text, html = in_words(kind, person, event)
    parent, references = references_of(ticket, person) if kind != Kind.OPENED else _first(event)
    OutgoingMail.objects.create(
        key=key,
        kind=kind,
        ticket=ticket,
        event=event,
        message=event.message if kind in SPEAKING else None,
        person=person,
        to=person.email,
        sender=display(mailbox.name, mailbox.address),
        reply_to=display(mailbox.name, identity.reply_address(ticket, mailbox)),
        subject=subject,
        text=text,
        html=html,
        rfc_message_id=identity.message_id(ticket, key, mailbox),
        in_reply_to=parent,
        references=references,
        automatic=is_automatic(event, kind),
        created_at=event.at,
        next_try_at=event.at,
        state=OutgoingMail.initial_state(),
    )
    wake_postman()


def is_automatic(event, kind):
    """Whether a letter has to say that no person wrote it (RFC 3834, 3.1.7)."""
    return kind not in (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE) or event.message.automatic
