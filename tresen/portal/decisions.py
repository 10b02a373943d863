"""One-time links in letters. Looking changes nothing: mail programs and scanners look, too.

The address is the key, so nobody has to sign in, no cookie is asked for (and there is nothing that
another site could forge), and nothing tells the address to anybody else.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tresen.costs.consents.consenting import agree, refuse
from tresen.costs.models import DecisionLink
from tresen.costs.refusing import LinkIsOver, LinkIsUsed, NotEntitled, NothingToAgreeTo
from tresen.lib.client_ip import client_ip
from tresen.tickets.refusing import Refused, TicketIsClosed

from .consent_form import ConsentForm
from .costs import TicketCosts
from .quote_decisions import page_or_decide

VERBS = {"agree": agree, "refuse": refuse}
GONE = (LinkIsUsed, LinkIsOver, TicketIsClosed)


def secret(view):
    """No trace of the address: not in a cache, not with a search engine, not as a referrer."""

    @wraps(view)
    def answered(request, **kwargs):
        response = view(request, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(answered)


@login_not_required
@csrf_exempt
@secret
@require_http_methods(["GET", "HEAD", "POST"])
def show_or_decide(request, token):
    link = DecisionLink.objects.behind(token)
    if link is None:
        return render(request, "portal/decision_unknown.html", status=404)
    with translation.override(link.person.language):
        if link.quote_id:
            return page_or_decide(request, link)
        return _decide(request, link) if request.method == "POST" else _page(request, link)


def _page(request, link, *, form=None, status=200):
    """The price and both buttons; or what stands in the way, in a sentence."""
    now = timezone.now()
    costs = TicketCosts(link.ticket, link.person, now)
    obstacle = _obstacle(link, costs, now)
    context = {"link": link, "money": costs, "costs": costs.shown, "obstacle": obstacle}
    if obstacle is None:
        context["consent"] = form or costs.form
    status = _status(obstacle) if obstacle else status
    return _said(render(request, "portal/decision.html", context, status=status))


def _obstacle(link, costs, now):
    try:
        link.require_living(now)
        link.ticket.refuse_if_closed()
    except Refused as refused:
        return refused
    if costs.contact is None:
        return NotEntitled()
    return None if costs.asks else NothingToAgreeTo()


def _status(refused):
    if isinstance(refused, GONE):
        return 410
    return 403 if isinstance(refused, NotEntitled) else 409


def _decide(request, link):
    form, verb = ConsentForm(request.POST), VERBS.get(request.POST.get("answer"))
    if verb is None or not form.is_valid():
        return _page(request, link, form=form, status=400)
    now, decision = timezone.now(), form.decision(link.person, "link", client_ip(request))
    try:
        decided = link.use(lambda: verb(link.ticket, decision, by=link.person, at=now), at=now)
    except Refused as refused:
        form.add_refusal(refused)
        return _page(request, link, form=form, status=_status(refused))
    return _said(render(request, "portal/decided.html", {"link": link, "consent": decided}))


def _said(response):
    """Rendered in the language of the link's person, which ends with the view."""
    response["Content-Language"] = translation.get_language()
    return response
