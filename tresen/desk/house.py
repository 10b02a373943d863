"""What the house promises: for administrators."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.house.models import Provider

from .amendments import newest
from .doors import for_administrators
from .promise_form import PromiseForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request):
    promise = PromiseForm(request.POST or None, instance=Provider.current(), request=request)
    if request.method == "POST" and promise.is_valid():
        promise.amend(by=request.user.person, at=timezone.now())
        messages.success(request, _("Saved. Times count for every clock that starts from now on."))
        return redirect("desk:house")
    context = {"area": "house", "promise": promise, "changes": newest()}
    return render(request, "desk/house.html", context, status=400 if promise.errors else 200)
