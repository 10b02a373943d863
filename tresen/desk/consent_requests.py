"""Asking the customer to agree: they get the price by mail, with a link to decide."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tresen.costs.consents.consenting import ask_for_consent
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .doors import with_ticket


@require_POST
@with_ticket
def create(request, ticket):
    person, there = request.user.person, reverse("desk:ticket", args=[ticket.shown_id])

    def ask():
        ask_for_consent(ticket, by=person, at=timezone.now())
        return there

    try:
        once(person, request.POST.get("once"), ask)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The customer was asked to agree, with the price, by mail."))
    return redirect(there)
