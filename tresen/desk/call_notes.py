"""A call on a ticket, summed up: sent to the contact it is an answer, else a note."""

from dataclasses import replace
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.tickets.models import Message

from .composing import send
from .doors import with_ticket
from .readers import readers_of

# A name is not Markdown, whatever somebody calls themselves.
NO_MARKS = dict.fromkeys(map(ord, "*_`[]<>#|~\\"))


@require_POST
@with_ticket
def create(request, ticket):
    is_sent = "sent" in request.POST
    say = ticket.answer if is_sent else ticket.note
    reader = ticket.contact if is_sent else request.user.person
    head = _head(reader, _caller(ticket, request.POST.get("caller", "")))
    return send(request, ticket, "call", partial(_sum_up, say, head))


def _sum_up(say, head, said, *, by, at):
    said.require_words()
    text = f"{head}\n\n{said.text}".strip()
    say(replace(said, text=text, origin=Message.Origin.PHONE), by=by, at=at)


def _head(reader, caller):
    if caller is None:
        return ""
    with translation.override(reader.language):
        return _("Phone call with %(name)s.") % {"name": caller.name.translate(NO_MARKS)}


def _caller(ticket, pk):
    return next((person for person in readers_of(ticket) if str(person.pk) == pk), None)
