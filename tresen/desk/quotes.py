"""The quotes of sales: all of them by state, and the page of one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tresen.costs.models import Quote
from tresen.costs.quotes.paper import PDF, file_of
from tresen.costs.quotes.quote import may_write_quotes
from tresen.costs.quotes.sending import who_may_accept
from tresen.costs.quotes.shown import STATES, QuoteShown, quotes_shown
from tresen.files.handing_out import as_file

from . import quote_drafts
from .doors import for_staff, reachable
from .paging import page_of


@require_safe
@for_staff
def index(request):
    chosen, now = request.GET.get("state", ""), timezone.now()
    if chosen and chosen not in STATES:
        raise Http404
    quotes = _quotes(request)
    if chosen:
        quotes = quotes.in_state(chosen, timezone.localdate(now))
    page = page_of(quotes.for_page(), request.GET, by="-id")
    context = {"area": "quotes", "chosen": chosen, "states": STATES.items()}
    context |= {"page": page, "rows": quotes_shown(page, now)}
    return render(request, "desk/quotes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def show_or_change(request, pk):
    """A draft is a form for whoever may write it; what is out can only be read."""
    quote = quote_of(request, pk)
    may_write = may_write_quotes(request.user.person)
    if request.method == "POST":
        if not may_write:
            raise Http404
        return quote_drafts.change(request, quote)
    is_draft = quote.state(timezone.localdate()) == "draft"
    return quote_drafts.show(request, quote) if is_draft and may_write else page(request, quote)


@require_safe
@for_staff
def paper(request, pk):
    """What was sent, byte by byte; or what would be sent now."""
    name, data = file_of(quote_of(request, pk), at=timezone.now())
    return as_file(data, name, PDF)


def page(request, quote, *, refused=None, status=200):
    context = {
        "area": "quotes",
        "quote": quote,
        "ticket": quote.ticket,
        "shown": QuoteShown.of(quote, timezone.now()),
        "may_write": may_write_quotes(request.user.person),
        "deciders": who_may_accept(quote),
        "refused": refused,
    }
    return render(request, "desk/quote.html", context, status=status)


def quote_of(request, pk):
    return get_object_or_404(_quotes(request).for_page(), pk=pk)


def _quotes(request):
    return Quote.objects.filter(ticket__in=reachable(request))
