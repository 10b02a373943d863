"""The conversation of a ticket with what happened between the words, oldest first."""

from dataclasses import dataclass

from django.db.models import Prefetch

from tresen.mail.arriving.noticed import noticed_in
from tresen.tickets.models import Event, Message
from tresen.tickets.sentences import happened

from .beside import JUDGED, nothing
from .history import Line, lines_of
from .paging import page_of

MESSAGES = 100


@dataclass(frozen=True)
class Entry:
    message: Message | None = None
    line: Line | None = None

    @property
    def mail(self):
        return noticed_in(self.message)

    @property
    def judgements(self):
        """Who said that words from outside belong here or do not; what a report does not prove."""
        return [happened(event) for event in self.message.judgements]

    @property
    def order(self):
        if self.message:
            return self.message.created_at, 0, self.message.pk
        return self.line.at, 1, 0


def talk_of(ticket, place, names, there):
    """(entries, page of messages): the newest hundred, or an older hundred by cursor."""
    judged = Event.objects.filter(kind__in=JUDGED).select_related("by")
    judged = judged if "judgements" in there else nothing(Event)
    messages = ticket.messages.for_page().select_related("incoming_mail")
    messages = messages.prefetch_related(Prefetch("events", judged, to_attr="judgements"))
    page = page_of(messages, place, by="-created_at", size=MESSAGES)
    oldest = page.items[-1].created_at if page.next else None
    lines = lines_of(ticket, names, since=oldest) if not page.previous else []
    entries = [Entry(message=each) for each in page] + [Entry(line=each) for each in lines]
    return sorted(entries, key=lambda entry: entry.order), page
