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
from tresen.reports.sheet import sheet_of
from tresen.reports.telling import Told

from .doors import for_leads
from .paging import page_of

ORDER = ["level__rank", "team__name"]


@require_safe
@for_leads
def show(request):
    span, part = _asked(_span, request), _asked(Part.from_query, request.GET)
    figures = Figure.objects.filter(span=span.code).select_related("level", "team").order_by(*ORDER)
    told = [Told(figure) for figure in figures]
    context = {
        "area": "reactions",
        "board": Board.kept_ready(timezone.now(), part),
        "part": part,
        "span": span,
        "levels": [each for each in told if each.figure.of == Figure.Of.LEVEL],
        "teams": [each for each in told if each.figure.of == Figure.Of.TEAM],
        "reckoned_at": next((each.figure.reckoned_at for each in told), None),
    }
    return render(request, "desk/reactions.html", context)


@require_safe
@for_leads
def tickets(request):
    """The requests behind a number."""
    part = _asked(Part.from_query, request.GET)
    choice = _asked(_choice, request)
    chosen = choice.of(part.among(Proof.objects)).select_related("ticket__customer")
    page = page_of(chosen, request.GET, by="-decided_at")
    context = {"area": "reactions", "choice": choice, "part": part, "page": page}
    return render(request, "desk/reaction_tickets.html", context)


@require_safe
@for_leads
def download(request):
    every = Figure.objects.select_related("level", "team")
    return sheet_of(every.order_by("of", *ORDER, "starts_at", "ends_at"), "reactions")


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
