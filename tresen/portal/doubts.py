"""Words that may not belong to a ticket: who speaks for its customer is asked about them."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from tresen.mail.arriving.sender import address_behind
from tresen.people.once import once
from tresen.tickets.excerpt import excerpt
from tresen.tickets.refusing import Refused

# The others are asked about once these are decided.
AT_ONCE = 5


@dataclass(frozen=True)
class Doubt:
    message: object
    reader: object

    @property
    def is_in_their_name(self):
        return self.message.author_id == self.reader.pk

    @property
    def address(self):
        return address_behind(self.message)

    @property
    def excerpt(self):
        """Plain words: no link in them leads anywhere."""
        return excerpt(self.message.own_text)

    @property
    def files(self):
        return len(self.message.attachments.all())


def doubts_on(ticket, person):
    if ticket.closed_at:
        return []
    waiting = ticket.doubts_for(person).select_related("author", "incoming_mail")
    waiting = waiting.prefetch_related("author__addresses", "attachments")[:AT_ONCE]
    return [Doubt(message, person) for message in waiting]


def judge(request, ticket, verb, *, thanks, page):
    """What they say about the words that the form names, a single time."""
    person = request.user.person

    def judged():
        pk = request.POST.get("message", "")
        message = get_object_or_404(ticket.doubts_for(person), pk=pk if pk.isdecimal() else None)
        verb(message, by=person, at=timezone.now())
        messages.success(request, thanks)
        return reverse("portal:ticket", args=[ticket.shown_id])

    try:
        return redirect(once(person, request.POST.get("once"), judged))
    except Refused as refused:
        return page(request, ticket, refusal=str(refused), status=409)
