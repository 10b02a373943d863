from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from . import promise, reactions


@login_not_required
@require_safe
def show(request):
    """The first page: two doors, and what we promise behind them."""
    promises = promise.usual_and_emergency(request.user, timezone.now())
    return render(request, "portal/start.html", {**promises, "proof": reactions.headline()})


@require_safe
def welcome(request):
    """Where a person goes who has just signed in."""
    return redirect("/desk/" if request.user.person.is_staff else "portal:tickets")
