"""What the house promises, and when it is open: for administrators."""

from operator import itemgetter

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.hours.models import default_calendar
from tresen.house.models import Provider

from .amendments import SHOWN, newest
from .doors import for_administrators
from .hours_form import HoursForm
from .promise_form import PromiseForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request):
    promise = PromiseForm(request.POST or None, instance=Provider.current())
    hours = HoursForm(request.POST or None, calendar=default_calendar())
    # Both are asked, so that both say what is wrong.
    fit = promise.is_valid() & hours.is_valid()
    if request.method == "POST" and fit:
        _keep(promise, hours, by=request.user.person, at=timezone.now())
        messages.success(request, _("Saved. It counts for every clock that starts from now on."))
        return redirect("desk:house")
    status = 400 if promise.errors or hours.errors else 200
    context = {"area": "house", "promise": promise, "hours": hours, "changes": _changes(hours)}
    return render(request, "desk/house.html", context, status=status)


@transaction.atomic
def _keep(promise, hours, *, by, at):
    promise.amend(by=by, at=at)
    hours.revise(by=by, at=at)


def _changes(hours):
    """The newest ones, of both, as (moment, person, what)."""
    told = newest()
    versions = hours.calendar.versions.exclude(created_by=None).select_related("created_by")[:SHOWN]
    told += [(each.created_at, each.created_by, [_("Service hours")]) for each in versions]
    return sorted(told, key=itemgetter(0), reverse=True)[:SHOWN]
