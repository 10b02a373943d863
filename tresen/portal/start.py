from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from . import promise, reactions


@login_not_required
@require_safe
def show(request):
    """The first page: two doors, and what we promise behind them."""
    context = {
        "reaction": promise.reaction_in_words(),
        "hours": promise.hours_in_words(),
        "proof": reactions.headline(),
    }
    return render(request, "portal/start.html", context)


@require_safe
def welcome(request):
    """Where a person goes who has just signed in."""
    return redirect("/desk/" if request.user.person.is_staff else "portal:tickets")
