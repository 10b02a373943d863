"""What the house promises, and when it is open: for administrators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.hours.models import default_calendar
from tresen.house.models import Provider

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
        promise.save()
        hours.revise(by=request.user.person, at=timezone.now())
        messages.success(request, _("Saved. It counts for every clock that starts from now on."))
        return redirect("desk:house")
    status = 400 if promise.errors or hours.errors else 200
    context = {"area": "house", "promise": promise, "hours": hours}
    return render(request, "desk/house.html", context, status=status)
