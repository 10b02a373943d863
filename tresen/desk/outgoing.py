"""The Postausgang: every letter of ours, whether it has left, and if not, why.

Links that decide for the customer are shown without their token.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tresen.house.models import Provider
from tresen.lib.secret_links import without_tokens
from tresen.mail.models import OutgoingMail
from tresen.mail.retrying import can_try_now, try_now

from .doors import for_staff
from .history import LETTERS, STATES
from .paging import page_of

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@require_safe
@for_staff
def index(request):
    chosen = request.GET.get("state", "")
    if chosen and chosen not in STATES:
        raise Http404
    letters = OutgoingMail.objects.select_related("ticket").defer("text", "html")
    page = page_of(letters.filter(state=chosen) if chosen else letters, request.GET, by="-id")
    for letter in page:
        letter.state_label = STATES[letter.state]
    context = {
        "area": "outgoing",
        "page": page,
        "chosen": chosen,
        "states": STATES.items(),
        "has_server": bool(settings.SMTP_URL),
    }
    return render(request, "desk/outgoing.html", context)


@require_safe
@for_staff
def show(request, pk):
    letter = _letter(pk)
    context = {
        "area": "outgoing",
        "letter": letter,
        "text": without_tokens(letter.text),
        "what": LETTERS[letter.kind] % {"to": letter.to},
        "state": STATES[letter.state],
        "readable": _is_readable(letter),
        "can_try": can_try_now(letter),
    }
    return render(request, "desk/letter.html", context)


@require_safe
@for_staff
def html(request, pk):
    """Alone in a frame without any rights: our own words, but with strangers' quoted in them."""
    letter = _letter(pk)
    if not (letter.html and _is_readable(letter)):
        raise Http404
    response = HttpResponse(without_tokens(letter.html))
    response["Content-Security-Policy"] = SANDBOX
    return response


@require_POST
@for_staff
def retry(request, pk):
    if try_now(_letter(pk)):
        messages.success(request, _("The letter will be sent now."))
    else:
        messages.error(request, _("This letter cannot be sent again."))
    return redirect("desk:letter", pk)


def _is_readable(letter):
    """Mails about accounts hold links that open them; only a demo house shows those."""
    return letter.kind != OutgoingMail.Kind.ACCOUNT or Provider.current().is_demo


def _letter(pk):
    return get_object_or_404(OutgoingMail.objects.select_related("ticket"), pk=pk)
