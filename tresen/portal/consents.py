from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.costs.consents.consenting import agree
from tresen.lib.client_ip import client_ip
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .consent_form import ConsentForm
from .reached import with_ticket
from .ticket import page


@require_POST
@with_ticket
def create(request, ticket):
    """The customer agrees to the price that the page showed."""
    form, person = ConsentForm(request.POST), request.user.person

    def consent():
        decision = form.decision(person, "portal", client_ip(request))
        agree(ticket, decision, by=person, at=timezone.now())
        messages.success(request, _("Thank you: you have agreed. We confirm it by mail."))
        return f"{reverse('portal:ticket', args=[ticket.shown_id])}#costs"

    if not form.is_valid():
        return page(request, ticket, consent=form, status=400)
    try:
        return redirect(once(person, request.POST.get("once"), consent))
    except Refused as refused:
        form.add_refusal(refused)
        return page(request, ticket, consent=form, status=409)
