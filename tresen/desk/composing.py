"""Sending words from the ticket page: once, with what was enclosed, and not past newer words."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tresen.files.uploads import FilesField, keep_all
from tresen.people.once import once
from tresen.tickets.refusing import Refused, TicketIsClosed
from tresen.tickets.said import Said

from .tickets import page


class SomethingNewer(Refused):
    code = "something_newer"
    sentence = _("Somebody wrote while you were typing. Please read it, then send again.")


class Unfit(Refused):
    """The files break a bound; Django's form field has the words for it."""

    code = "files_refused"

    def __init__(self, sentence):
        self.sentence = sentence


def send(request, ticket, tab, say):
    """`say(said, by=…, at=…)` is the verb. Refused words come back in their form, not lost."""
    person, key = request.user.person, request.POST.get("once")
    try:
        there = once(person, key, lambda: _say(request, ticket, say))
    except Refused as refused:
        status = 409 if isinstance(refused, SomethingNewer | TicketIsClosed) else 400
        return page(request, ticket, tab=tab, refused=refused, status=status)
    return redirect(there)


def _say(request, ticket, say):
    ticket.lock()
    _refuse_if_newer(request, ticket)
    said = Said(text=request.POST.get("text", ""), attachments=_enclosed(request))
    say(said, by=request.user.person, at=timezone.now())
    newest = ticket.messages.latest("id")
    return f"{reverse('desk:ticket', args=[ticket.shown_id])}#message-{newest.pk}"


def _refuse_if_newer(request, ticket):
    """What the writer has seen travels in the form, so the second try goes through."""
    seen = request.POST.get("seen", "")
    newer = ticket.messages.exclude(author=request.user.person)
    if seen.isdecimal() and newer.filter(pk__gt=int(seen[:18])).exists():
        raise SomethingNewer


def _enclosed(request):
    try:
        return keep_all(FilesField().clean(request.FILES.getlist("files")))
    except ValidationError as error:
        raise Unfit(error.messages[0]) from error
