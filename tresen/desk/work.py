"""All work on a ticket: what was done, what became of it in money, and a form to log more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tresen.costs.refusing import ConsentMissing
from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import costs_of
from tresen.costs.working.logging import correct_work, log_work
from tresen.costs.working.timing import timer_of
from tresen.lib.memory import remembering
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .costs import prefetch_costs
from .doors import with_ticket
from .work_form import WorkByHandForm
from .worked import worked_on

PREFILLED = ("started_at", "worked")


@require_http_methods(["GET", "HEAD", "POST"])
@with_ticket
def show_or_create(request, ticket):
    """A stopped timer leads here, with its time in the address."""
    reader = request.user.person
    if request.method != "POST":
        known = {name: request.GET[name] for name in PREFILLED if name in request.GET}
        return _page(request, ticket, WorkByHandForm(initial=known, reader=reader))
    form = WorkByHandForm(request.POST, reader=reader)
    if not form.is_valid():
        return _page(request, ticket, form)
    try:
        return redirect(once(reader, request.POST.get("once"), lambda: _log(ticket, form)))
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, ticket, form, refused=refused)


@require_POST
@with_ticket
def correct(request, ticket, pk):
    entry = get_object_or_404(ticket.work.all(), pk=pk)
    by, reason = request.user.person, request.POST.get("reason", "")

    def take_back():
        correct_work(entry, reason, by=by, at=timezone.now())
        return reverse("desk:work", args=[ticket.shown_id])

    try:
        there = once(by, request.POST.get("once"), take_back)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:work", ticket.shown_id)
    messages.success(request, _("The entry is taken back by a counter-entry."))
    return redirect(there)


def _log(ticket, form):
    by, now = form.reader, timezone.now()
    done = form.done(timer=timer_of(ticket, by), now=now)
    log_work(ticket, done, by=by, at=now)
    return reverse("desk:work", args=[ticket.shown_id])


def _page(request, ticket, form, *, refused=None):
    with remembering():
        prefetch_costs(ticket)
        costs = CostsShown(costs_of(ticket, timezone.now()), for_staff=True)
        context = {
            "ticket": ticket,
            "costs": costs,
            "entries": worked_on(ticket),
            "form": form,
            "needs_consent": isinstance(refused, ConsentMissing),
        }
        return render(request, "desk/work.html", context, status=400 if form.errors else 200)
