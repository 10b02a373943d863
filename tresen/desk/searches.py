from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tresen.lib.ticket_id import WrongCheckDigit
from tresen.tickets.naming import mistyped
from tresen.tickets.searching import search

from .doors import for_staff, reachable
from .heard import looks_like_a_pin
from .paging import page_of
from .rows import standings, with_words


@require_safe
@for_staff
def show(request):
    """A whole Ticket-ID leads straight to its ticket; anything else lists what was found."""
    words = request.GET.get("q", "").strip()[:200]
    if looks_like_a_pin(words):
        return _take_as_a_call(request)
    try:
        found = search(reachable(request), words, by=request.user.person)
    except WrongCheckDigit:
        return mistyped(request)
    page = page_of(with_words(found), request.GET, by="-opened_at")
    if len(page) == 1 and page.items[0].number == "".join(filter(str.isdecimal, words)):
        return redirect("desk:ticket", page.items[0].shown_id)
    context = {"words": words, "page": page, "rows": standings(request, page)}
    return render(request, "desk/search.html", context)


def _take_as_a_call(request):
    """No page repeats a PIN and no table is asked for it: a caller's number has its own field."""
    messages.error(
        request,
        _(
            "That looks like a phone PIN, so nothing was searched. Please type it here. "
            "A number that stands in tickets is found together with another word."
        ),
    )
    return redirect("desk:calls")
