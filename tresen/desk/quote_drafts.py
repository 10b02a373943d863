"""Writing a quote: line by line, without anybody else reading it yet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.costs.refusing import QuoteIsEmpty
from tresen.people.once import once
from tresen.tickets.refusing import Refused

from .doors import for_sales, with_ticket
from .quote_draft import QuoteDraft


@require_http_methods(["GET", "HEAD", "POST"])
@for_sales
@with_ticket
def new(request, ticket):
    if request.method != "POST":
        return _page(request, QuoteDraft(ticket))
    return _keep(request, QuoteDraft(ticket, data=request.POST))


def show(request, quote):
    return _page(request, QuoteDraft(quote.ticket, quote))


def change(request, quote):
    return _keep(request, QuoteDraft(quote.ticket, quote, request.POST))


def _keep(request, draft):
    if "more" in request.POST:
        return _page(request, draft)
    if not draft.is_valid:
        return _page(request, draft, status=400)
    person = request.user.person

    def keep():
        goes_on = "onwards" in request.POST
        if goes_on and draft.is_empty:
            raise QuoteIsEmpty
        quote = draft.keep(by=person, at=timezone.now())
        return reverse("desk:quote_sending" if goes_on else "desk:quote", args=[quote.pk])

    try:
        there = once(person, request.POST.get("once"), keep)
    except Refused as refused:
        return _page(request, draft, refused=refused, status=409)
    messages.success(request, _("The draft is saved. Nobody at the customer has seen it yet."))
    return redirect(there)


def _page(request, draft, *, refused=None, status=200):
    context = {
        "area": "quotes",
        "draft": draft,
        "quote": draft.quote,
        "ticket": draft.ticket,
        "refused": refused,
    }
    return render(request, "desk/quote_draft.html", context, status=status)
