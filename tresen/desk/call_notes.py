"""A call on a ticket, summed up: sent to the contact it is an answer, else a note."""

from dataclasses import replace
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.tickets.models import Message

from .composing import send
from .doors import with_ticket
from .heard import one_line
from .readers import readers_of

LONGEST_NAME = 100
# A name is not Markdown, whatever somebody calls themselves.
NO_MARKS = dict.fromkeys(map(ord, "*_`[]<>#|~\\"))


@require_POST
@with_ticket
def create(request, ticket):
    is_sent = "sent" in request.POST
    say = ticket.answer if is_sent else ticket.note
    reader = ticket.contact if is_sent else request.user.person
    head = _head(reader, _caller(ticket, request.POST))
    return send(request, ticket, "call", partial(_sum_up, say, head))


def _sum_up(say, head, said, *, by, at):
    said.require_visible_words()
    text = f"{head}\n\n{said.text}"
    say(replace(said, text=text, origin=Message.Origin.PHONE), by=by, at=at)


def _head(reader, name):
    with translation.override(reader.language):
        if name:
            return _("Phone call with %(name)s.") % {"name": name.translate(NO_MARKS)}
        return _("Phone call with another person.")


def _caller(ticket, chosen):
    """The name of a reader, or what was typed for anybody else: maybe nothing."""
    names = {str(person.pk): person.name for person in readers_of(ticket)}
    other = one_line(chosen.get("other", ""))[:LONGEST_NAME]
    return names.get(chosen.get("caller"), other)
