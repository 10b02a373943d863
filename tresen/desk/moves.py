"""Where a message belongs, put right: to another ticket, or split off as one of its own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.tickets.excerpt import excerpt
from tresen.tickets.refusing import Refused
from tresen.tickets.said import Said
from tresen.tickets.sentences import goes_on_there

from .doors import with_ticket
from .named import named_in


@require_http_methods(["GET", "HEAD", "POST"])
@with_ticket
def show_or_create(request, ticket, pk):
    message = get_object_or_404(ticket.messages.select_related("author", "moved_to"), pk=pk)
    return (_create if request.method == "POST" else _show)(request, ticket, message)


def _show(request, ticket, message):
    """Both forms. The page of a ticket fetches them once somebody wants them."""
    if not message.can_be_moved:
        raise Http404
    first = ticket.messages.order_by("pk").values_list("pk", flat=True).first()
    context = {"ticket": ticket, "message": message, "excerpt": excerpt(message.text)}
    context["is_opening"] = message.pk == first
    piece = "#forms" if request.htmx else ""
    response = render(request, f"desk/correction.html{piece}", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _create(request, ticket, message):
    """This message belongs to another ticket: there the page goes on."""
    to, problem = named_in(request)
    if problem:
        messages.error(request, problem)
        return redirect("desk:ticket", ticket.shown_id)
    by, farewell = request.user.person, Said(goes_on_there(ticket.contact, to))
    try:
        ticket.move(message, to, farewell, by=by, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:ticket", ticket.shown_id)
    messages.success(request, _("The message belongs to this ticket now."))
    return redirect("desk:ticket", to.shown_id)
