"""A quote behind a one-time link: looking changes nothing, the button behind it decides."""

from django.shortcuts import render
from django.utils import timezone, translation

from tresen.costs.consents.consenting import Decision, accept_quote, decline_quote
from tresen.costs.models import Quote
from tresen.costs.refusing import LinkIsOver, LinkIsUsed, NotEntitled, QuoteIsSettled
from tresen.lib.client_ip import client_ip
from tresen.tickets.refusing import Refused, TicketIsClosed

from .quoted import quoted

VERBS = {"accept": accept_quote, "decline": decline_quote}
GONE = (LinkIsUsed, LinkIsOver, QuoteIsSettled, TicketIsClosed)


def page_or_decide(request, link):
    """In the language of the person to whom the link was sent."""
    return _decide(request, link) if request.method == "POST" else _page(request, link)


def _page(request, link, *, refused=None, status=200):
    """The lines and both buttons; or what stands in the way, and how the quote stands now."""
    now = timezone.now()
    offer = quoted(Quote.objects.for_page().get(pk=link.quote_id), link.person, now)
    obstacle = _obstacle(link, offer, now)
    refused = refused or obstacle
    context = {"link": link, "offer": offer, "obstacle": obstacle, "refused": refused}
    status = _status(refused) if refused else status
    return _said(render(request, "portal/quote_decision.html", context, status=status))


def _obstacle(link, offer, now):
    """A quote that was decided says so, whatever became of the link."""
    if not offer.shown.is_open:
        return QuoteIsSettled()
    try:
        link.require_living(now)
    except Refused as refused:
        return refused
    return None if offer.may_decline else NotEntitled()


def _status(refused):
    if isinstance(refused, GONE):
        return 410
    return 403 if isinstance(refused, NotEntitled) else 409


def _decide(request, link):
    verb = VERBS.get(request.POST.get("answer"))
    if verb is None:
        return _page(request, link, status=400)
    now, decision = timezone.now(), Decision(link.person, "link", ip=client_ip(request))
    try:
        decided = link.use(lambda: verb(link.quote, decision, by=link.person, at=now), at=now)
    except Refused as refused:
        return _page(request, link, refused=refused)
    context = {"link": link, "consent": decided, "quote": link.quote}
    return _said(render(request, "portal/quote_decided.html", context))


def _said(response):
    response["Content-Language"] = translation.get_language()
    return response
