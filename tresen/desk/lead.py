"""The lead's page: who has how much to do, and what breaks within the hour."""

from datetime import timedelta

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.people.models import Staff, Team
from tresen.tickets.models import Clock

from .doors import for_leads, reachable
from .load import loads
from .paging import page_of
from .rows import standings, with_words

AHEAD = timedelta(hours=1)


@require_safe
@for_leads
def show(request):
    now = timezone.now()
    teams = list(Team.objects.order_by("name"))
    team = _chosen(request, teams)
    breaking = _of(team, reachable(request).ours()).filter(
        clock=Clock.RUNNING, due_at__lte=now + AHEAD
    )
    page = page_of(with_words(breaking), request.GET, by="due_at")
    context = {
        "area": "lead",
        "teams": teams,
        "team": team,
        "loads": loads(reachable(request), team, now=now, soon=now + AHEAD),
        "page": page,
        "rows": standings(request, page),
        "colleagues": list(Staff.objects.filter(left_at=None).select_related("person")),
    }
    return render(request, "desk/lead.html", context)


def _chosen(request, teams):
    """Without a wish a lead sees the own team, and an administrator everybody."""
    wish = request.GET.get("team")
    staff = request.user.person.staff
    if wish is None:
        wish = str(staff.team_id or "") if staff.role == Staff.Role.LEAD else ""
    found = next((team for team in teams if str(team.pk) == wish), None)
    if wish and found is None:
        raise Http404
    return found


def _of(team, tickets):
    """What a team has to do is also what nobody has taken yet."""
    if team is None:
        return tickets
    return tickets.filter(Q(owner=None) | Q(owner__staff__team=team))
