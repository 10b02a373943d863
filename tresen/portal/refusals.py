from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.costs.consents.consenting import Decision, refuse
from tresen.lib.client_ip import client_ip
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """The customer does not agree, or not any more: nothing is charged from now on."""
    person = request.user.person

    def refusal():
        decision = Decision(person, "portal", ip=client_ip(request), language=get_language())
        refuse(ticket, decision, by=person, at=timezone.now())
        messages.success(request, _("You do not agree. From now on nothing is charged here."))
        return f"{reverse('portal:ticket', args=[ticket.shown_id])}#costs"

    try:
        return redirect(once(person, request.POST.get("once"), refusal))
    except Refused as refused:
        return page(request, ticket, refusal=str(refused), status=409)
