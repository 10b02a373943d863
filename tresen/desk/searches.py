from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tresen.lib.ticket_id import WrongCheckDigit
from tresen.tickets.naming import mistyped
from tresen.tickets.searching import search

from .doors import for_staff, reachable
from .paging import page_of
from .rows import standings, with_words


@require_safe
@for_staff
def show(request):
    """A whole Ticket-ID leads straight to its ticket; anything else lists what was found."""
    words = request.GET.get("q", "").strip()[:200]
    try:
        found = search(reachable(request), words, by=request.user.person)
    except WrongCheckDigit:
        return mistyped(request)
    page = page_of(with_words(found), request.GET, by="-opened_at")
    if len(page) == 1 and page.items[0].number == "".join(filter(str.isdecimal, words)):
        return redirect("desk:ticket", page.items[0].shown_id)
    context = {"words": words, "page": page, "rows": standings(request, page)}
    return render(request, "desk/search.html", context)
