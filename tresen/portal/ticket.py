from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.lib import keyset
from tresen.tickets.models import Link, Ticket
from tresen.tickets.standing import Standing

from .closing_form import ClosingForm
from .reached import with_ticket
from .reply_form import ReplyForm

PAGE = 100


@require_safe
@with_ticket
def show(request, ticket):
    return page(request, ticket)


def page(request, ticket, *, reply=None, closing=None, status=200):
    """The ticket as its customer sees it; a refused form comes back with everything in it."""
    person = request.user.person
    messages, earlier = _newest(ticket, person, _before(request))
    context = {
        "ticket": ticket,
        "reader": person,
        "standing": Standing(ticket, timezone.now(), person.timezone),
        "talk": messages,
        "earlier": earlier,
        "relatives": _relatives(ticket, person),
        "reply": reply or ReplyForm(),
        "closing": closing or ClosingForm(),
        "may_close": ticket.contact_id == person.pk and not ticket.closed_at,
    }
    return render(request, "portal/ticket.html", context, status=status)


def _before(request):
    try:
        return keyset.decode(request.GET["before"]) if "before" in request.GET else None
    except keyset.BadCursor as error:
        raise Http404 from error


def _newest(ticket, person, before):
    """The last hundred messages, oldest first, and the cursor of those before them or None."""
    readable = ticket.messages.readable_by(person).for_page()
    if before:
        at, pk = before
        readable = readable.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))
    found = list(readable.order_by("-created_at", "-id")[: PAGE + 1])
    shown = found[:PAGE][::-1]
    return shown, keyset.encode(shown[0].created_at, shown[0].pk) if len(found) > PAGE else None


def _relatives(ticket, person):
    """What this ticket follows, and what follows it: only tickets that the reader may see."""
    reachable = Ticket.objects.reachable_by(person)
    links = Link.objects.made().filter(type=Link.Type.FOLLOWS)
    return {
        "follows": reachable.filter(pk__in=links.filter(ticket=ticket).values("to")),
        "followed_by": reachable.filter(pk__in=links.filter(to=ticket).values("ticket")),
    }
