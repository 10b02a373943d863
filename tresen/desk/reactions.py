"""How soon the house answers: as a whole, by support level and by team; never by person."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.reports import spans
from tresen.reports.board import Board
from tresen.reports.choosing import USUAL, Choice, Part, UnknownChoice
from tresen.reports.models import Figure, Proof
from tresen.reports.sheet import sheet_by_part
from tresen.reports.telling import Told

from .doors import for_leads
from .paging import page_of


@require_safe
@for_leads
def show(request):
    span, part = _asked(_span, request), _asked(Part.from_query, request.GET)
    figures = list(Figure.objects.in_order())
    board = Board.told_by(figures, part, timezone.now())
    told = [Told(figure) for figure in figures if figure.span == span.code]
    context = {
        "area": "reactions",
        "board": board,
        "part": part,
        "span": span,
        "levels": [each for each in told if each.figure.of == Figure.Of.LEVEL],
        "teams": [each for each in told if each.figure.of == Figure.Of.TEAM],
    }
    return render(request, "desk/reactions.html", context)


@require_safe
@for_leads
def tickets(request):
    """The requests behind a number."""
    part = _asked(Part.from_query, request.GET)
    choice = _asked(_choice, request)
    chosen = choice.of(part.among(_reachable(request))).select_related("ticket__customer")
    page = page_of(chosen, request.GET, by="-decided_at")
    context = {"area": "reactions", "choice": choice, "part": part, "page": page}
    return render(request, "desk/reaction_tickets.html", context)


@require_safe
@for_leads
def download(request):
    return sheet_by_part(Figure.objects.in_order(), "reactions")


def _reachable(request):
    return Proof.objects.reachable_by(request.user.person)


def _span(request):
    return spans.read(request.GET.get("span", USUAL), timezone.now())


def _choice(request):
    choice = Choice.from_query(request.GET, timezone.now())
    return replace(choice, span=Figure.objects.as_reckoned(choice.span))


def _asked(read, query):
    """What the link says; a link that we never made leads nowhere."""
    try:
        return read(query)
    except (UnknownChoice, spans.UnknownSpan) as error:
        raise Http404 from error
