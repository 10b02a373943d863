"""How soon we answered those tickets that the visitor may see."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.lib.keyset import BadCursor
from tresen.lib.paging import page_of
from tresen.reports.board import Board
from tresen.reports.choosing import Choice, UnknownChoice
from tresen.reports.models import Proof
from tresen.reports.sheet import sheet_of

from .reached import for_contacts

SIZE = 25


@require_safe
@for_contacts
def show(request):
    return render(request, "portal/my_reactions.html", {"board": _board(request)})


@require_safe
@for_contacts
def download(request):
    return sheet_of(_board(request).rows, "reactions")


@require_safe
@for_contacts
def tickets(request):
    """The requests behind a number."""
    query = request.GET
    after, before = query.get("after"), query.get("before")
    try:
        choice = Choice.from_query(query, timezone.now())
        chosen = choice.of(_mine(request)).select_related("ticket", "ticket__customer")
        page = page_of(chosen, by="-decided_at", size=SIZE, after=after, before=before)
    except (UnknownChoice, BadCursor) as error:
        raise Http404 from error
    return render(request, "portal/reaction_tickets.html", {"choice": choice, "page": page})


def _board(request):
    return Board.reckoned(_mine(request), timezone.now())


def _mine(request):
    return Proof.objects.reachable_by(request.user.person)
