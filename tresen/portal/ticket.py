from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from tresen.lib.keyset import BadCursor
from tresen.lib.memory import remembering
from tresen.tickets.standing import Standing

from .closing_form import ClosingForm
from .costs import TicketCosts
from .doubts import doubts_on
from .quoted import quotes_on
from .reached import with_ticket
from .relatives import relatives_of
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
    with remembering():
        context = _told(request, ticket) | refused
        response = render(request, f"portal/ticket.html{_piece(request)}", context, status=status)
    # Or the Back button shows a piece where the page should be.
    patch_vary_headers(response, ["HX-Request"])
    return response


def _told(request, ticket):
    person, now = request.user.person, timezone.now()
    talk, earlier = _talk(request, ticket)
    money, quotes = TicketCosts(ticket, person, now), quotes_on(ticket, person, now)
    return {
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
        "relatives": relatives_of(ticket, person),
        "reply": ReplyForm(),
        "closing": ClosingForm(),
        "may_close": ticket.may_be_closed_by(person),
    }


def _piece(request):
    """A page that lies open asks only how the ticket stands, when its deadline passes."""
    return "#standing" if request.htmx else ""


def _talk(request, ticket):
    try:
        return talk_of(ticket, request.user.person, before=request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
