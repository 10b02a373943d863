"""The stop watch of a ticket, and those of mine that run."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.costs.working.timing import start_timer, stop_timer, worked_since

from .doors import for_staff, with_ticket
from .duration_field import for_typing
from .moving import back_to
from .work_form import as_typed


@require_safe
@for_staff
def index(request):
    timers = request.user.person.timers.select_related("ticket__customer", "ticket__contact")
    context = {"area": "timers", "title": _("My work"), "timers": timers.order_by("started_at")}
    return render(request, "desk/timers.html", context)


@require_POST
@with_ticket
def create(request, ticket):
    by = request.user.person
    return back_to(request, ticket, lambda: start_timer(ticket, by=by, at=timezone.now()))


@require_POST
@with_ticket
def stop(request, ticket):
    """On to the form, filled: nothing is logged before somebody says what was done."""
    started_at = stop_timer(ticket, by=request.user.person)
    if started_at is None:
        messages.error(request, _("No timer of yours is running on this ticket."))
        return redirect("desk:ticket", ticket.shown_id)
    told = {
        "started_at": as_typed(started_at, request.user.person.timezone),
        "worked": for_typing(worked_since(started_at, timezone.now())),
    }
    return redirect(f"{reverse('desk:work', args=[ticket.shown_id])}?{urlencode(told)}#log")
