"""The letters that follow from facts: each a row, written in the transaction of its fact."""

import uuid

from tresen.house.models import Mailbox
from tresen.lib.address import display
from tresen.tickets.consequences import may
from tresen.tickets.models import Event, Message

from . import identity
from .leaving.outgoing import OutgoingMail
from .leaving.threading import references_of
from .leaving.turns import find_place, is_capped
from .leaving.withheld import Withheld, withhold
from .waking import wake_postman
from .wording.wording import in_words

Kind = OutgoingMail.Kind
Reason = Withheld.Reason
# What a person on the staff said, and what arrives with it.
SPEAKING = (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE, Kind.CLOSED)


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
    write_to_readers(event, Kind.REMINDER)


@may
def confirm_closing_by_mail(event):
    """It is closed, stays closed, and this is how to follow up (promises P8, P9)."""
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


def _first(event):
    """The first letter of a ticket answers the mail that opened it, if it was one."""
    return (event.message.rfc_message_id,) * 2


def readers_of(ticket):
    taking_part = ticket.participants.who_may_read().select_related("person").order_by("id")
    return [participant.person for participant in taking_part if not participant.person.is_staff]


def write_to_readers(event, kind):
    """One letter to each of them; where nobody is, a note says so."""
    readers = readers_of(event.ticket)
    for person in readers:
        write_to(person, event, kind)
    if not readers:
        withhold(event, kind, Reason.NO_READER)


def write_to(person, event, kind):
    """One letter to one person, in their language, or a note why they get none."""
    if reason := _reason_not_to_write(person, event, kind):
        withhold(event, kind, reason, person=person)
        return
    ticket = event.ticket
    mailbox = ticket.mailbox or Mailbox.objects.speaking()
    key = uuid.uuid4()
    subject, text, html = in_words(kind, person, event)
    parent, references = references_of(ticket, person) if kind != Kind.OPENED else _first(event)
    letter = OutgoingMail(
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
    if is_capped(letter) and find_place(letter, answers=_answers(event, person)):
        ticket.note_flood(at=event.at)
    letter.save()
    wake_postman()


def _reason_not_to_write(person, event, kind):
    """What a colleague says is always tried: it tells them at once if it comes back."""
    if not person.email:
        return Reason.NO_ADDRESS
    speaks = kind in SPEAKING and event.message and not event.message.automatic
    return Reason.IN_VAIN if person.address.is_troubled and not speaks else ""


def _answers(event, person):
    """When the mail of this reader came that brings them this letter; None if none does."""
    message = event.message
    by_mail = message and message.origin == Message.Origin.MAIL
    return event.at if by_mail and message.author_id == person.pk else None


def is_automatic(event, kind):
    """Whether a letter has to say that no person wrote it (RFC 3834, 3.1.7)."""
    return kind not in (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE) or event.message.automatic
