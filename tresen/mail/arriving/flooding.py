"""More mails of strangers than people write: gathered in one ticket, whole and in order."""

from dataclasses import replace
from html import escape

from django.db.models import Exists, OuterRef

from tresen.mail.leaving import caps
from tresen.people.models import Address
from tresen.tickets.models import Ticket

from .freemail import is_freemail
from .hearing import subject_of
from .settled import Outcome, Settled


def full_ticket(arrived):
    """The newest open ticket for somebody who may open no more for now; None: they may."""
    return _of_writer(arrived) or _of_domain(arrived)


def gather(arrived, ticket):
    """Nothing that a person wrote is lost. The clock goes on from the oldest."""
    said = _with_subject(arrived.said, subject_of(arrived.parsed))
    if _takes_part(arrived, ticket):
        message = ticket.reply(said, **arrived.doing)
    else:
        # It answers nothing of ours, so nobody outside is asked whether it belongs there.
        message = ticket.file_third_party(replace(said, unasked=True), **arrived.doing)
    ticket.note_flood(at=arrived.mail.received_at)
    return Settled(Outcome.REPLIED, ticket, message, "gathered")


def _of_writer(arrived):
    at = arrived.mail.received_at
    theirs = _of_strangers().filter(contact=arrived.author)
    lately = theirs.filter(opened_at__gt=at - caps.DAY).values_list("opened_at", flat=True)
    moments = list(lately[: caps.most(caps.TICKETS_OF_STRANGER)])
    if caps.room_at(moments, caps.TICKETS_OF_STRANGER, at) <= at:
        return None
    # Whose name was only used takes no part in what was opened with it.
    taking_part = None if arrived.is_forged else arrived.author
    return _newest_open(theirs.filter(participants__person=taking_part))


def _of_domain(arrived):
    """Random names at one domain. What they write is no party to the ticket of another name."""
    at, domain = arrived.mail.received_at, arrived.author.email.rpartition("@")[2]
    if not domain or is_freemail(domain) or not _full(Ticket.objects.newest_first(), at):
        return None
    of_author = Address.objects.filter(person=OuterRef("contact"), email__endswith=f"@{domain}")
    theirs = _of_strangers().filter(Exists(of_author))
    return _newest_open(theirs) if _full(theirs, at) else None


def _full(tickets, at):
    """Of all tickets first: their index answers at once, and mostly there are far too few."""
    return any(
        tickets.filter(opened_at__gt=at - span).values("pk")[number - 1 : number]
        for span, number in caps.TICKETS_OF_DOMAIN
    )


def _newest_open(tickets):
    """Locked: where somebody closes it beside us, the one before it is taken."""
    return tickets.open().select_for_update(no_key=True, of=("self",)).first()


def _of_strangers():
    return Ticket.objects.filter(customer=None).newest_first()


def _takes_part(arrived, ticket):
    return not arrived.is_forged and ticket.participants.filter(person=arrived.author).exists()


def _with_subject(said, subject):
    """What it is about would be lost: the ticket is named after another mail."""
    head = f"<p><b>{escape(subject)}</b></p>\n"
    return replace(
        said,
        text=f"{subject}\n\n{said.text}",
        html=said.html and head + said.html,
        html_with_pictures=said.html_with_pictures and head + said.html_with_pictures,
    )
