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

from .alongside import AlongsideForm, is_told, log_alongside
from .tickets import page


class SomethingNewer(Refused):
    code = "something_newer"
    sentence = _("Somebody wrote while you were typing. Please read it, then send again.")


class Unfit(Refused):
    """Files break a bound, or a length cannot be read; Django's form fields have the words."""

    code = "unfit"

    def __init__(self, sentence):
        self.sentence = sentence


def send(request, ticket, tab, say):
    """`say(said, by=…, at=…)` is the verb. Refused words come back in their form, not lost."""
    person, key = request.user.person, request.POST.get("once")
    try:
        there = once(person, key, lambda: _say(request, ticket, tab, say))
    except Refused as refused:
        status = 409 if isinstance(refused, SomethingNewer | TicketIsClosed) else 400
        return page(request, ticket, tab=tab, refused=refused, status=status)
    return redirect(there)


def _say(request, ticket, tab, say):
    ticket.lock()
    _refuse_if_newer(request, ticket)
    said = Said(text=request.POST.get("text", ""), attachments=_enclosed(request))
    by, now = request.user.person, timezone.now()
    _log(request.POST, ticket, tab, by=by, at=now)
    say(said, by=by, at=now)
    newest = ticket.messages.order_by("-pk").values_list("pk", flat=True)[0]
    return f"{reverse('desk:ticket', args=[ticket.shown_id])}#message-{newest}"


def _refuse_if_newer(request, ticket):
    """What the writer has seen travels in the form, so the second try goes through."""
    seen = request.POST.get("seen", "")
    newer = ticket.messages.exclude(author=request.user.person)
    if seen.isdecimal() and newer.filter(pk__gt=int(seen[:18])).exists():
        raise SomethingNewer


def _log(post, ticket, tab, *, by, at):
    """Words and work are kept together, or neither."""
    if is_told(post):
        form = AlongsideForm(post, tab=tab, ticket=ticket)
        if not form.is_valid():
            raise Unfit(form.first_error)
        log_alongside(ticket, form, by=by, at=at)


def _enclosed(request):
    try:
        return keep_all(FilesField().clean(request.FILES.getlist("files")))
    except ValidationError as error:
        raise Unfit(error.messages[0]) from error
