"""The conversation as its customer reads it, and between the words what they asked us for."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from tresen.lib import keyset
from tresen.lib.paging import page_of
from tresen.mail.arriving.noticed import noticed_in
from tresen.tickets.enclosures import without_pictures_of_before
from tresen.tickets.models import Event, Message
from tresen.tickets.sentences import happened

MESSAGES = 100
SHOWN = [Event.Kind.STATUS_ASKED, Event.Kind.SALES_INVOLVED]


@dataclass(frozen=True)
class Entry:
    """A message or a line."""

    at: datetime
    message: Message | None = None
    line: str = ""

    @property
    def mail(self):
        return noticed_in(self.message)

    @property
    def order(self):
        return (self.at, 0, self.message.pk) if self.message else (self.at, 1, 0)


def talk_of(ticket, reader, *, before=None):
    """(entries, cursor): the last hundred messages, or the hundred before; the oldest first."""
    chosen = partial(without_pictures_of_before, person=reader)
    readable = ticket.messages.readable_by(reader).for_page(chosen).select_related("incoming_mail")
    page = page_of(readable, by="-created_at", size=MESSAGES, after=before)
    since = page.items[-1].created_at if page.next else None
    until = keyset.decode(before)[0] if before else None
    talk = [Entry(each.created_at, message=each) for each in page]
    talk += [Entry(each.at, line=_told(each, reader)) for each in _asked(ticket, since, until)]
    return sorted(talk, key=lambda entry: entry.order), page.next


def _asked(ticket, since, until):
    events = ticket.events.filter(kind__in=SHOWN).select_related("by").order_by("id")
    if ticket.reads_since:
        events = events.filter(at__gte=ticket.reads_since)
    if since:
        events = events.filter(at__gte=since)
    return events.filter(at__lt=until) if until else events


def _told(event, reader):
    if event.by_id != reader.pk:
        return happened(event)
    if event.kind == Event.Kind.STATUS_ASKED:
        return _("You asked where the answer is.")
    return _("You turned to sales.")
