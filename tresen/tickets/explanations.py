"""The page that explains a ticket's deadlines, as its two doors show it."""

from django.http import Http404
from django.utils import timezone

from tresen.lib.keyset import BadCursor

from .explaining import explain
from .standing import Standing


def explanation(request, ticket, timeline):
    """What the page shows; `timeline` is how its readers see a turn."""
    now, zone = timezone.now(), request.user.person.timezone
    try:
        page = explain(ticket, before=request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    return {
        "ticket": ticket,
        "standing": Standing(ticket, now, zone),
        "timelines": [timeline(explained, now, zone) for explained in page],
        "older": page.next,
    }
