from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tresen.costs.consents.opening import open_with_consent
from tresen.lib.client_ip import client_ip
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from . import promise
from .new_ticket_form import NewTicketForm
from .offers import Offers
from .reached import for_contacts

TOLD = ("kind", "follows", "customer")


@require_safe
@for_contacts
def new(request):
    told = {name: request.GET[name] for name in TOLD if name in request.GET}
    form = NewTicketForm(request.user.person, initial=told)
    return _page(request, form, _offers(request, form))


def create(request):
    """POST to /tickets/ (see tickets.py). The form sent twice opens one ticket."""
    person = request.user.person
    form = NewTicketForm(person, request.POST, request.FILES)
    offers = _offers(request, form, request.POST)
    consent = offers.accepted

    def open_it():
        decision = consent and consent.decision(person, "form", client_ip(request))
        ticket = open_with_consent(form.new_ticket(), decision, by=person, at=offers.now)
        messages.success(request, _("Your ticket is open. A confirmation is on its way by mail."))
        return reverse("portal:ticket", args=[ticket.shown_id])

    # Both are looked at, so that everything that is missing is said at once.
    if not all([form.is_valid(), consent is None or consent.is_valid()]):
        return _page(request, form, offers, status=400)
    try:
        return redirect(once(person, request.POST.get("once"), open_it))
    except Refused as refused:
        if consent:
            consent.add_refusal(refused)
        else:
            form.add_error(None, str(refused))
        return _page(request, form, offers, status=409)


def _offers(request, form, data=None):
    return Offers(request.user.person, form.customer_in_mind, timezone.now(), data)


def _page(request, form, offers, status=200):
    context = {
        "form": form,
        "offers": offers,
        "choices": [{**each, "offer": offers.all[each["kind"]]} for each in form.kinds],
        **promise.usual_and_emergency(request.user, offers.now),
        "others": promise.of_other_kinds(request.user, offers.now),
    }
    # Another customer was chosen: only what depends on that is asked for.
    piece = "#kinds" if request.htmx else ""
    response = render(request, f"portal/new_ticket.html{piece}", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
