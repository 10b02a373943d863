"""The lead's page: who has how much to do, and what breaks within the hour."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tresen.people.models import Staff, Team

from .doors import for_leads, reachable
from .load import counts, loads
from .paging import page_of
from .rows import standings, with_words

# As many of each as are seen at once; the rest stand on a page of their own.
SHOWN = 25


@require_safe
@for_leads
def show(request):
    now = timezone.now()
    team = _chosen(request)
    context = {
        "area": "lead",
        "teams": list(Team.objects.order_by("name")),
        "team": team,
        "loads": loads(reachable(request), team, now=now),
        "overdue": _first(request, team, counts(now)["overdue"]),
        "soon": _first(request, team, counts(now)["soon"]),
        "colleagues": colleagues(),
    }
    return render(request, "desk/lead.html", context)


def _first(request, team, condition):
    """The rows, and whether there are more."""
    tickets = of_team(team, reachable(request).open()).filter(condition)
    page = page_of(with_words(tickets), {}, by="due_at", size=SHOWN)
    return {"rows": standings(request, page), "more": page.next}


def _chosen(request):
    """Without a wish a lead sees the own team, and an administrator everybody."""
    wish, staff = request.GET.get("team"), request.user.person.staff
    if wish is None:
        return staff.team if staff.role == Staff.Role.LEAD else None
    return team_in(wish)


def team_in(wish):
    """What a link says; without a team it is everybody."""
    found = next((team for team in Team.objects.all() if str(team.pk) == wish), None)
    if wish and found is None:
        raise Http404
    return found


def of_team(team, tickets):
    """What a team has to do is also what nobody has taken yet."""
    if team is None:
        return tickets
    return tickets.filter(Q(owner=None) | Q(owner__staff__team=team))


def colleagues():
    """To whom a ticket can be given."""
    return list(Staff.objects.filter(left_at=None).select_related("person"))
