"""The conversation of a ticket with what happened between the words, oldest first."""

from dataclasses import dataclass

from tresen.mail.arriving.noticed import noticed_in
from tresen.tickets.models import Message

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
    def order(self):
        if self.message:
            return self.message.created_at, 0, self.message.pk
        return self.line.at, 1, 0


def talk_of(ticket, place, names):
    """(entries, page of messages): the newest hundred, or an older hundred by cursor."""
    messages = ticket.messages.for_page().select_related("incoming_mail")
    page = page_of(messages, place, by="-created_at", size=MESSAGES)
    oldest = page.items[-1].created_at if page.next else None
    lines = lines_of(ticket, names, since=oldest) if not page.previous else []
    entries = [Entry(message=each) for each in page] + [Entry(line=each) for each in lines]
    return sorted(entries, key=lambda entry: entry.order), page
