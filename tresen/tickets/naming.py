"""Tickets by the ID that somebody typed."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

MISTYPED = _("There is no such Ticket-ID: the check digit is wrong. Please compare the digits.")


def mistyped(request):
    """The page that says so: 404, but not like any other."""
    return render(request, "404.html", {"sentence": MISTYPED}, status=404)
