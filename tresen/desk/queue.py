"""What lies on the counter, and the other ways of looking at tickets."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .doors import for_staff, reachable
from .paging import page_of
from .rows import standings, with_words


@require_safe
@for_staff
def ours(request):
    return _show(request, "queue", _("At the counter"), reachable(request).ours(), by="queue_at")


@require_safe
@for_staff
def mine(request):
    tickets = reachable(request).ours().owned_by(request.user.person)
    return _show(request, "mine", _("Mine"), tickets, by="queue_at")


@require_safe
@for_staff
def waiting(request):
    tickets = reachable(request).waiting()
    return _show(request, "waiting", _("Waiting for customers"), tickets, by="last_at")


@require_safe
@for_staff
def closed(request):
    tickets = reachable(request).closed()
    return _show(request, "closed", _("Closed"), tickets, by="-closed_at")


def _show(request, area, title, tickets, *, by):
    page = page_of(with_words(tickets), request.GET, by=by)
    context = {"area": area, "title": title, "page": page, "rows": standings(request, page)}
    piece = "#list" if request.htmx else ""
    response = render(request, f"desk/queue.html{piece}", context)
    # Or the Back button shows a piece where the page should be.
    patch_vary_headers(response, ["HX-Request"])
    return response
