"""The tickets behind a number of the lead's page."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tresen.people.models import Staff

from .doors import for_leads, reachable
from .lead import colleagues, of_team, team_in
from .load import NOBODY, counts
from .paging import page_of
from .rows import standings, with_words

TITLES = {
    "open": _("Open"),
    "running": _("Awaiting our answer"),
    "waiting": _("Waiting for customers"),
    "overdue": _("Overdue"),
    "soon": _("In the next hour"),
}
BY_DEADLINE = ("overdue", "soon")


@require_safe
@for_leads
def show(request):
    what = request.GET.get("what", "open")
    if what not in TITLES:
        raise Http404
    tickets, whose = _chosen(request)
    tickets = tickets.open().filter(counts(timezone.now())[what])
    by = "due_at" if what in BY_DEADLINE else "queue_at"
    page = page_of(with_words(tickets), request.GET, by=by)
    context = {
        "area": "lead",
        "words": [TITLES[what], whose],
        "page": page,
        "rows": standings(request, page),
        "colleagues": colleagues(),
    }
    return render(request, "desk/lead_list.html", context)


def _chosen(request):
    """One owner's tickets, those of nobody, or a team's; and whose that is in words."""
    owner = request.GET.get("owner")
    if owner is None:
        team = team_in(request.GET.get("team", ""))
        return of_team(team, reachable(request)), str(team or _("Everybody"))
    if owner == NOBODY:
        return reachable(request).owned_by(None), str(_("Nobody has taken it yet."))
    person = _colleague(owner).person
    return reachable(request).owned_by(person), person.name


def _colleague(pk):
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        raise Http404
    return get_object_or_404(Staff.objects.select_related("person"), person=pk)
