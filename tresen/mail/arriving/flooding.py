"""More mails of a stranger than a person writes: gathered in one ticket, whole and in order."""

from dataclasses import replace
from html import escape

from tresen.mail.leaving import caps
from tresen.tickets.models import Ticket

from .hearing import subject_of
from .settled import Outcome, Settled


def full_ticket(arrived):
    """The newest open ticket of somebody who may open no more for now; None: they may."""
    at = arrived.mail.received_at
    theirs = Ticket.objects.filter(contact=arrived.author, customer=None).newest_first()
    lately = theirs.filter(opened_at__gt=at - caps.DAY).values_list("opened_at", flat=True)
    moments = list(lately[: caps.most(caps.TICKETS_OF_STRANGER)])
    if caps.room_at(moments, caps.TICKETS_OF_STRANGER, at) <= at:
        return None
    # Whose name was only used takes no part in what was opened with it.
    taking_part = None if arrived.is_forged else arrived.author
    return theirs.open().filter(participants__person=taking_part).first()


def gather(arrived, ticket):
    """Nothing that a person wrote is lost. The clock goes on from the oldest."""
    said = _with_subject(arrived.said, subject_of(arrived.parsed))
    if arrived.is_forged:
        message = ticket.file_third_party(said, **arrived.doing)
    else:
        message = ticket.reply(said, **arrived.doing)
    ticket.note_flood(at=arrived.mail.received_at)
    return Settled(Outcome.REPLIED, ticket, message, "gathered")


def _with_subject(said, subject):
    """What it is about would be lost: the ticket is named after another mail."""
    head = f"<p><b>{escape(subject)}</b></p>\n"
    return replace(
        said,
        text=f"{subject}\n\n{said.text}",
        html=said.html and head + said.html,
        html_with_pictures=said.html_with_pictures and head + said.html_with_pictures,
    )
