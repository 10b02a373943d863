"""A letter is written: a row, in the transaction of the fact that it tells."""

import uuid

from tresen.house.models import Mailbox
from tresen.lib.address import display
from tresen.mail import identity
from tresen.mail.waking import wake_postman
from tresen.mail.wording.wording import in_words
from tresen.tickets.models import Message

from .outgoing import OutgoingMail
from .threading import references_of
from .turns import find_place, is_capped
from .withheld import Withheld, withhold

Kind = OutgoingMail.Kind
Reason = Withheld.Reason
# What a person on the staff said, and what arrives with it.
SPEAKING = (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE, Kind.CLOSED)


def readers_of(ticket, *, said_at=None):
    """With everything that a letter asks of them. What was said before they were let in is not for
    them, nor is a letter that says it again."""
    known = ("person__staff", "person__login")
    taking_part = ticket.participants.who_may_read().select_related(*known).order_by("id")
    taking_part = taking_part.prefetch_related("person__addresses")
    if said_at:
        taking_part = taking_part.who_read_what_was_said(said_at)
    return [participant.person for participant in taking_part if not participant.person.is_staff]


def write_to_readers(event, kind, *, said_at=None):
    """One letter to each of them; where nobody is, a note says so."""
    readers = readers_of(event.ticket, said_at=said_at)
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
    mailbox = Mailbox.objects.known(ticket.mailbox_id) or Mailbox.objects.speaking()
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


def _first(event):
    """The first letter of a ticket answers the mail that opened it, if it was one."""
    return (event.message.rfc_message_id,) * 2


def _reason_not_to_write(person, event, kind):
    """What a colleague says is always tried: it tells them at once if it comes back."""
    if not person.email:
        return Reason.NO_ADDRESS
    speaks = kind in SPEAKING and event.message and not event.message.automatic
    return Reason.IN_VAIN if person.address.is_troubled and not speaks else ""


def _answers(event, person):
    """Whether it is a mail of this reader that brings them this letter."""
    message = event.message
    by_mail = message and message.origin == Message.Origin.MAIL
    return bool(by_mail) and message.author_id == person.pk


def is_automatic(event, kind):
    """Whether a letter has to say that no person wrote it (RFC 3834, 3.1.7)."""
    return kind not in (Kind.ANSWER, Kind.QUESTION, Kind.QUOTE) or event.message.automatic
