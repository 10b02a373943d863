"""The way to Microsoft or Google and back, where an administrator agrees that we fetch mail."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tresen.mail.models import Pickup
from tresen.mail.pickups.errand import Errand, accept, consent_url
from tresen.mail.pickups.oauth import redirect_url
from tresen.mail.pickups.providers import provider_of
from tresen.mail.pickups.trouble import Trouble
from tresen.people.fresh import SignInAgainForm

from .doors import for_administrators
from .pickups import kept

SESSION_KEY = "oauth"


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def show(request, pk):
    """The link that leads there, for whoever has just signed in here."""
    pickup = _granted_to(pk)
    form = SignInAgainForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        return redirect("desk:pickup_grant", pk)
    context = {"area": "mailboxes", "pickup": pickup, "grantor": provider_of(pickup), "form": form}
    if not form.asked_again:
        context |= {"leads_to": _set_out(request, pickup), "redirect_url": redirect_url()}
    return render(request, "desk/pickup_grant.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def come_back(request):
    """GET shows what the provider said and writes nothing; POST takes it as the key."""
    given = request.POST or request.GET
    errand = Errand.read(request.session.get(SESSION_KEY))
    if not (errand and errand.is_answered_by(given.get("state", ""))):
        messages.error(request, _("This answer belongs to no request of yours. Please begin anew."))
        return redirect("desk:mailboxes")
    pickup = _granted_to(errand.pickup)
    if request.method == "POST":
        return _take(request, pickup, errand, given.get("code", ""))
    context = {
        "area": "mailboxes",
        "pickup": pickup,
        "grantor": provider_of(pickup),
        "code": given.get("code", ""),
        "state": errand.state,
        "refused": _refusal(given),
    }
    return render(request, "desk/pickup_granted.html", context)


def _set_out(request, pickup):
    """The errand waits in the session for whoever comes back."""
    errand = Errand.of(pickup)
    request.session[SESSION_KEY] = errand.as_kept()
    return consent_url(pickup, errand)


def _granted_to(pk):
    pickup = kept(pk)
    if pickup.auth == Pickup.Auth.PASSWORD:
        raise Http404
    return pickup


def _take(request, pickup, errand, code):
    # It counts once, whatever comes of it.
    del request.session[SESSION_KEY]
    try:
        accept(pickup, errand, code, by=request.user.person, at=timezone.now())
    except Trouble as trouble:
        messages.error(request, f"{trouble.sentence} {trouble.said}".strip())
        return redirect("desk:pickup_grant", pickup.pk)
    messages.success(request, _("Connected. Here is what lies there."))
    return redirect("desk:look", pickup.pk)


def _refusal(given):
    """In the provider's words, in one line."""
    if not given.get("error"):
        return ""
    return Trouble("consent", given.get("error_description") or given["error"]).said
