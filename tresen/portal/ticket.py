from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from tresen.lib.keyset import BadCursor
from tresen.tickets.models import Link, Ticket
from tresen.tickets.standing import Standing

from .closing_form import ClosingForm
from .costs import TicketCosts
from .doubts import doubts_on
from .quoted import quotes_on
from .reached import with_ticket
from .reply_form import ReplyForm
from .talk import talk_of
from .ways import Ways


@require_safe
@with_ticket
def show(request, ticket):
    return page(request, ticket)


def page(request, ticket, *, status=200, **refused):
    """The ticket as its customer sees it; a refused form comes back with everything in it.

    `refused` is the `reply`, `closing` or `consent` form, or the sentence of a `refusal`.
    """
    person, now = request.user.person, timezone.now()
    talk, earlier = _talk(request, ticket)
    money, quotes = TicketCosts(ticket, person, now), quotes_on(ticket, person, now)
    context = {
        "ticket": ticket,
        "reader": person,
        "standing": Standing(ticket, now, person.timezone),
        "money": money,
        "costs": money.shown.beside(each.shown for each in quotes),
        "quotes": quotes,
        "ways": Ways(ticket, now),
        "doubts": doubts_on(ticket, person),
        "talk": talk,
        "earlier": earlier,
        "relatives": _relatives(ticket, person),
        "reply": ReplyForm(),
        "closing": ClosingForm(),
        "may_close": ticket.may_be_closed_by(person),
        **refused,
    }
    response = render(request, f"portal/ticket.html{_piece(request)}", context, status=status)
    # Or the Back button shows a piece where the page should be.
    patch_vary_headers(response, ["HX-Request"])
    return response


def _piece(request):
    """A page that lies open asks only how the ticket stands, when its deadline passes."""
    return "#standing" if request.htmx else ""


def _talk(request, ticket):
    try:
        return talk_of(ticket, request.user.person, before=request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error


def _relatives(ticket, person):
    """What it follows, what follows it, where its words went on: only what the reader may see."""
    reachable = Ticket.objects.reachable_by(person)
    made = Link.objects.made()
    links = made.filter(type=Link.Type.FOLLOWS)
    doubled = made.filter(type=Link.Type.DUPLICATES, ticket=ticket)
    continued = reachable.filter(pk__in=doubled.values("to"))
    return {
        "continued_in": continued if ticket.closed_at else [],
        "follows": reachable.filter(pk__in=links.filter(ticket=ticket).values("to")),
        "followed_by": reachable.filter(pk__in=links.filter(to=ticket).values("ticket")),
    }
