"""Small changes beside the words: done, or refused with a sentence, and back to where it was."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from tresen.tickets.refusing import Refused


def back_to(request, ticket, change):
    try:
        change()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(_wished(request) or reverse("desk:ticket", args=[ticket.shown_id]))


def _wished(request):
    """A list that offers the change says where it stands. Only a page of this house will do."""
    place = request.POST.get("next", "")
    fits = place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return place if fits else None
