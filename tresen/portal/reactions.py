"""How soon we answer, for everybody who asks: where the house has chosen to show it."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from tresen.house.models import Provider
from tresen.reports.board import Board
from tresen.reports.models import Figure
from tresen.reports.sheet import sheet_of
from tresen.reports.telling import Told

KEEP = 300


def if_published(view):
    @wraps(view)
    def shown(request):
        if not Provider.current().publishes_reactions:
            raise Http404
        response = view(request)
        # Who brings a cookie may see what is theirs alone: links of a lead, or a notice.
        whose = "private" if request.COOKIES else "public"
        patch_cache_control(response, max_age=KEEP, **{whose: True})
        return response

    return shown


@login_not_required
@require_safe
@if_published
def show(request):
    board = Board.kept_ready(timezone.now())
    return render(request, "portal/reactions.html", {"board": board, "leads": leads(request.user)})


@login_not_required
@require_safe
@if_published
def download(request):
    return sheet_of(Board.kept_ready(timezone.now()).rows, "reactions")


def headline():
    """The last 30 days in a sentence, for other pages; None where there is nothing to show."""
    if not Provider.current().publishes_reactions:
        return None
    figure = Figure.objects.of_house().filter(span="30").first()
    return Told(figure) if figure and figure.counted else None


def leads(user):
    return user.is_authenticated and user.person.is_staff and user.person.staff.leads
