"""Sorting a ticket. What it costs from now on is said at once (promise P2)."""

from django.contrib import messages
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.costs.shown import CostsShown
from tresen.costs.verdicts import costs_of
from tresen.tickets.models import Kind

from .doors import with_ticket
from .moving import back_to


@require_POST
@with_ticket
def create(request, ticket):
    kind = request.POST.get("kind")
    if kind not in Kind.values:
        raise Http404
    now = timezone.now()

    def change():
        ticket.sort_as(kind, by=request.user.person, at=now)
        _say_costs(request, ticket, now)

    return back_to(request, ticket, change)


def _say_costs(request, ticket, now):
    costs = CostsShown(costs_of(ticket, now), for_staff=True)
    names = {"kind": Kind(ticket.kind).label, "sentence": costs.sentence}
    if costs.awaits_consent:
        sentence = _(
            "The kind is “%(kind)s” now. %(sentence)s "
            "Nothing can be charged before the customer agrees."
        )
        messages.warning(request, sentence % names)
    else:
        messages.success(request, _("The kind is “%(kind)s” now. %(sentence)s") % names)
