"""The mail of a message as it was formatted: alone in a frame that has no rights at all.

Served by a view of its own and never as `srcdoc`, which would inherit what our pages may do.
"""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from tresen.lib.foreign_html import placed
from tresen.lib.foreign_links import with_true_places

from .pictures import addresses_of

POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src {pictures}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)


def frame(request, message):
    """With its pictures from elsewhere only if the reader asks for them, and only this once."""
    if not (message.comes_from_outside and message.whole_html):
        raise Http404
    asks = request.GET.get("pictures") == "1"
    html = (asks and message.html_with_pictures) or message.html
    places = addresses_of(message, request.user.person)
    shown = placed(html, places.get, elsewhere=asks)
    context = {"message": message, "html": with_true_places(shown, _said)}
    response = render(request, "tickets/frame.html", context)
    pictures = f"{request.build_absolute_uri('/pictures/')} data:{' https:' if asks else ''}"
    response["Content-Security-Policy"] = POLICY.format(pictures=pictures)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def _said(place):
    return _("leads to %(place)s") % {"place": place}
